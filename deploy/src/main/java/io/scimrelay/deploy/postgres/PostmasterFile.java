package io.scimrelay.deploy.postgres;

import io.scimrelay.deploy.home.Ledger;
import io.scimrelay.deploy.process.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid} of a server that was killed. PostgreSQL will not start while the number in
 * it belongs to any process, also to one that has nothing to do with it.
 */
final class PostmasterFile {
  private PostmasterFile() {}

  static void clear(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    process(file)
        .filter(process -> isPostgresOf(process, data))
        .ifPresent(process -> Leftovers.end(List.of(new Ledger.Left("postgres", process))));
    Files.deleteIfExists(file);
  }

  private static Optional<ProcessHandle> process(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String first = lines.isEmpty() ? "" : lines.getFirst().strip();
    return first.matches("[0-9]{1,18}")
        ? ProcessHandle.of(Long.parseLong(first))
        : Optional.empty();
  }

  private static boolean isPostgresOf(ProcessHandle process, Path data) {
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(data.toString());
  }
}
