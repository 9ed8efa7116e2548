package io.scimrelay.deploy.postgres;

import io.scimrelay.deploy.console.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. A user namespace without a mapping is enough: the process is
 * nobody to itself, and its files stay those of the caller.
 */
final class Unprivileged {
  private final List<String> prefix;

  private Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  static Unprivileged forThisUser() {
    if (!isRoot()) {
      return new Unprivileged(List.of());
    }
    List<String> namespace = List.of("unshare", "-U");
    if (runs(namespace)) {
      return new Unprivileged(namespace);
    }
    throw new Refusal(
        "PostgreSQL does not run as root and this system allows no user namespace: run as a normal user, or set SCIMRELAY_POSTGRES_URL to a PostgreSQL of your own.");
  }

  List<String> command(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static boolean runs(List<String> namespace) {
    try {
      List<String> trial = Stream.concat(namespace.stream(), Stream.of("true")).toList();
      return new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
