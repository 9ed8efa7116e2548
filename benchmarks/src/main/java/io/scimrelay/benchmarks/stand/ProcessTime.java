package io.scimrelay.benchmarks.stand;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The processor time that each part of the stack has used, its child processes included. */
public record ProcessTime(Map<String, Duration> used) {

  static ProcessTime of(Map<String, Long> pids) {
    Map<String, Duration> used = new TreeMap<>();
    pids.forEach((part, pid) -> used.put(part, family(pid)));
    used.put("the benchmark itself", own(ProcessHandle.current()));
    return new ProcessTime(used);
  }

  /** Milliseconds of each part since {@code before}, for one of {@code count} things done. */
  public Map<String, Double> millisEach(ProcessTime before, long count) {
    Map<String, Double> each = new TreeMap<>();
    used.forEach(
        (part, now) ->
            each.put(part, now.minus(before.used.getOrDefault(part, now)).toNanos() / 1e6 / count));
    return each;
  }

  private static Duration family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(head -> Stream.concat(Stream.of(head), head.descendants()))
        .map(ProcessTime::own)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration own(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
