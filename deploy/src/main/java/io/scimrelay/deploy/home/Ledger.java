package io.scimrelay.deploy.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a launcher has running, written down so that a later one can end what a killed one left. A
 * process is known by its number and its start, since numbers are used again.
 */
public final class Ledger {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  private final Path file;
  private final Map<String, String> lines = new LinkedHashMap<>();

  public Ledger(DataFolder folder) {
    this.file = folder.run("processes");
  }

  /** A process of an earlier or another launcher that still lives. */
  public record Left(String name, ProcessHandle handle) {}

  public synchronized void add(String name, ProcessHandle handle) {
    long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    lines.put(name, name + " " + handle.pid() + " " + started);
    PrivateFile.write(file, String.join("\n", lines.values()) + "\n");
  }

  public synchronized void clear() {
    lines.clear();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  public List<Left> living() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().flatMap(line -> left(line).stream()).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public synchronized String toString() {
    return lines.keySet().stream().collect(Collectors.joining(", "));
  }

  private static Optional<Left> left(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      return Optional.empty();
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(words[2]));
    return ProcessHandle.of(Long.parseLong(words[1]))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> startedAt(handle, started))
        .map(handle -> new Left(words[0], handle));
  }

  private static boolean startedAt(ProcessHandle handle, Instant instant) {
    return handle
        .info()
        .startInstant()
        .map(seen -> Duration.between(seen, instant).abs().compareTo(CLOCK_STEP) <= 0)
        .orElse(false);
  }
}
