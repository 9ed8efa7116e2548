package io.scimrelay.deploy.postgres;

import io.scimrelay.deploy.console.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once from the archive on the class path. */
public final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The {@code bin} folder; {@code shared} is where all stacks of this installation unpack. */
  public static Path unpacked(Path shared) {
    String archive = archive();
    Path target = shared.resolve(archive.replace(".txz", ""));
    if (!Files.isExecutable(target.resolve("bin/postgres"))) {
      unpack(archive, target);
    }
    return target.resolve("bin");
  }

  private static void unpack(String archive, Path target) {
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (packed == null) {
        throw new Refusal(
            "There is no PostgreSQL for this system here (%s): start one yourself and set SCIMRELAY_POSTGRES_URL."
                .formatted(archive));
      }
      Files.createDirectories(target.getParent());
      Path half = Files.createTempDirectory(target.getParent(), "unpacking");
      extract(packed, half);
      publish(half, target);
    } catch (IOException e) {
      throw new Refusal("Cannot unpack PostgreSQL to " + target + ": " + e.getMessage(), e);
    }
  }

  /** Of two launchers that unpack at once the second keeps what the first has put there. */
  private static void publish(Path half, Path target) throws IOException {
    Files.setPosixFilePermissions(half, permissions(0755));
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!Files.isExecutable(target.resolve("bin/postgres"))) {
        throw e;
      }
    }
  }

  private static void extract(InputStream packed, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place(tar, entry, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else if (entry.isSymbolicLink()) {
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.createDirectories(path.getParent());
      Files.copy(tar, path);
      Files.setPosixFilePermissions(path, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & (1 << (all.length - 1 - bit))) != 0) {
        permissions.add(all[bit]);
      }
    }
    return permissions;
  }

  private static String archive() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64");
    if (system.startsWith("mac")) {
      return arm ? "postgres-darwin-arm_64.txz" : "postgres-darwin-x86_64.txz";
    }
    String alpine = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    return "postgres-linux-" + (arm ? "arm_64" : "x86_64") + alpine + ".txz";
  }
}
