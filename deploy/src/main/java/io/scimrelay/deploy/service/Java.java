package io.scimrelay.deploy.service;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that run on the Java that runs the launcher. */
public final class Java {
  private static final List<String> QUIET =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private Java() {}

  /** A main class of the launcher's own jar. */
  public static List<String> command(List<String> options, Class<?> main, String... arguments) {
    List<String> command = start(options);
    command.addAll(List.of("-cp", ownJar().toString(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  static List<String> jar(List<String> options, Path jar) {
    List<String> command = start(options);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** The launcher's jar; its manifest names the libraries beside it. */
  public static Path ownJar() {
    try {
      return Path.of(Java.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the launcher does not know its own place", e);
    }
  }

  private static List<String> start(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(QUIET);
    return command;
  }
}
