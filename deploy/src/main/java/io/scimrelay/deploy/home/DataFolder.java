package io.scimrelay.deploy.home;

import io.scimrelay.deploy.console.Refusal;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder of one stack: {@code SCIMRELAY_HOME}, or {@code .scimrelay} in the project. */
public record DataFolder(Path root) {
  private static final long LEAST_FREE_BYTES = 512L * 1024 * 1024;
  private static final List<String> OURS =
      List.of("postgres", "kafka", "logs", "config", "secrets.json", "stack.json");

  public static DataFolder of(Map<String, String> environment, Path project) {
    String chosen = environment.getOrDefault("SCIMRELAY_HOME", "");
    Path folder = chosen.isBlank() ? project.resolve(".scimrelay") : Path.of(chosen);
    return new DataFolder(folder.toAbsolutePath().normalize());
  }

  public Path stackFile() {
    return root.resolve("stack.json");
  }

  public Path secretsFile() {
    return root.resolve("secrets.json");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path run(String name) {
    return root.resolve("run").resolve(name);
  }

  public Path config(String name) {
    return root.resolve("config").resolve(name);
  }

  public Path log(String process) {
    return root.resolve("logs").resolve(process + ".log");
  }

  /** Makes the folders, or says why there is no place for them. */
  public void prepare() {
    try {
      Files.createDirectories(root);
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      for (String folder : List.of("run", "config", "logs")) {
        Files.createDirectories(root.resolve(folder));
      }
      Files.deleteIfExists(Files.createTempFile(root.resolve("run"), "writable", ""));
    } catch (IOException e) {
      throw new Refusal(
          "Cannot write to " + root + ": set SCIMRELAY_HOME to a folder of your own.", e);
    }
    requireSpace();
  }

  private void requireSpace() {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < LEAST_FREE_BYTES) {
        throw new Refusal(
            "Only %d MB are free at %s and 512 MB are needed: free some, or set SCIMRELAY_HOME to a folder on another disk."
                .formatted(free >> 20, root));
      }
    } catch (IOException e) {
      throw new Refusal("Cannot ask for the free space at " + root + ".", e);
    }
  }

  /** Removes the data of an earlier stack, and nothing that is not ours. */
  public void empty() {
    try {
      for (String name : OURS) {
        delete(root.resolve(name));
      }
    } catch (IOException e) {
      throw new Refusal("Cannot empty " + root + ": " + e.getMessage(), e);
    }
    prepare();
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
