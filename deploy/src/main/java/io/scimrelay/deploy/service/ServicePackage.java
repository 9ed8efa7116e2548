package io.scimrelay.deploy.service;

import io.scimrelay.deploy.console.Refusal;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A service as Quarkus packages it. An ahead-of-time cache holds classes of the JVM's own loaders
 * only, so beside {@code quarkus-run.jar}, which brings a loader of its own, stands a jar that
 * names the same libraries on a plain class path.
 */
public record ServicePackage(Path folder) {

  static ServicePackage of(Path project, Service service) {
    Path folder = project.resolve(service.module()).resolve("target/quarkus-app");
    if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
      throw new Refusal("The " + service.kind() + " service is not built: run ./scimrelay build.");
    }
    return new ServicePackage(folder);
  }

  public Path cache() {
    return folder.resolve("service.aot");
  }

  public boolean isWarm() {
    try {
      return Files.exists(cache())
          && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(runner())) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  List<String> command(List<String> options) {
    return isWarm()
        ? command(options, "-XX:AOTCache=" + cache())
        : Java.jar(options, folder.resolve("quarkus-run.jar"));
  }

  /** The command that writes a cache when it ends. */
  List<String> training(List<String> options, Path output) throws IOException {
    writePlainJar();
    return command(options, "-XX:AOTCacheOutput=" + output);
  }

  private List<String> command(List<String> options, String cacheOption) {
    List<String> all = new ArrayList<>(options);
    all.add(cacheOption);
    all.add("-Xlog:aot*=off");
    return Java.jar(all, plainJar());
  }

  private Path runner() {
    return folder.resolve("quarkus-run.jar");
  }

  private Path plainJar() {
    return folder.resolve("plain-run.jar");
  }

  private void writePlainJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass());
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries()));
    attributes.putValue("Add-Opens", "java.base/java.lang");
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    try (OutputStream file = Files.newOutputStream(plainJar())) {
      new JarOutputStream(file, manifest).close();
    }
  }

  /**
   * As the file says that Quarkus's own loader reads: a magic number, a version, the main class.
   */
  private String mainClass() throws IOException {
    Path application = folder.resolve("quarkus/quarkus-application.dat");
    try (DataInputStream in = new DataInputStream(Files.newInputStream(application))) {
      in.skipNBytes(2 * Integer.BYTES);
      return in.readUTF();
    }
  }

  /** What Quarkus transformed stands before what it was transformed from. */
  private List<String> libraries() throws IOException {
    List<String> libraries = new ArrayList<>();
    for (String place : List.of("quarkus", "app", "lib/boot", "lib/main")) {
      try (Stream<Path> files = Files.list(folder.resolve(place))) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .sorted()
            .forEach(file -> libraries.add(place + "/" + file.getFileName()));
      }
    }
    return libraries;
  }
}
