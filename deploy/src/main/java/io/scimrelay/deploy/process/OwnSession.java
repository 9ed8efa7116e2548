package io.scimrelay.deploy.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands in a session of their own, so that Ctrl-C reaches the launcher alone and the parts end
 * in order. Where there is no {@code setsid} they end all at once.
 */
public final class OwnSession {
  private OwnSession() {}

  private static final class Found {
    static final boolean SETSID =
        Stream.of("/usr/bin/setsid", "/bin/setsid").anyMatch(p -> Files.isExecutable(Path.of(p)));
  }

  public static List<String> of(String... command) {
    return of(List.of(command));
  }

  public static List<String> of(List<String> command) {
    return Found.SETSID
        ? Stream.concat(Stream.of("setsid"), command.stream()).toList()
        : List.copyOf(command);
  }
}
