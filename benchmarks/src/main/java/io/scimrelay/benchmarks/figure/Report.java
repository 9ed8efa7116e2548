package io.scimrelay.benchmarks.figure;

import io.scimrelay.deploy.console.Console;
import java.util.Map;

/** Where figures are told, each as soon as it is known. */
public final class Report {
  private final Console console;
  private int missed;

  public Report(Console console) {
    this.console = console;
  }

  /** What is being done, for who waits. */
  public void step(String text) {
    console.line("  " + text);
  }

  public void tell(Figure figure) {
    console.line(figure.line());
    missed += figure.isMet() ? 0 : 1;
  }

  /** The 50th, 95th and 99th percentile. */
  public void tell(String name, Spread spread) {
    tell(Figure.of(name + " p50", spread.median(), "ms"));
    tell(Figure.of(name + " p95", spread.millisAt(95), "ms"));
    tell(Figure.of(name + " p99", spread.millisAt(99), "ms"));
  }

  /** Where the processor time of one thing done went. */
  public void tellProcessTime(Map<String, Double> millisEach) {
    millisEach.forEach(
        (part, millis) -> tell(Figure.of("processor time, " + part, millis, "ms each")));
  }

  /** Aims that were not reached. */
  public int missed() {
    return missed;
  }
}
