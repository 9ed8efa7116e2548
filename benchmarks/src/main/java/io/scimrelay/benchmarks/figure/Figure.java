package io.scimrelay.benchmarks.figure;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure and what is aimed at, where something is.
 *
 * @param value in {@code unit}
 */
public record Figure(String name, double value, String unit, @Nullable Aim aim) {

  /** A bound that a figure should keep. */
  public record Aim(double bound, boolean atMost) {

    boolean isMetBy(double value) {
      return atMost ? value <= bound : value >= bound;
    }
  }

  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  /** Of an odd number of rounds. */
  public static Figure median(String name, double[] rounds, String unit) {
    double[] sorted = Arrays.stream(rounds).sorted().toArray();
    return of(name + ", median of " + rounds.length, sorted[rounds.length / 2], unit);
  }

  public Figure atMost(double bound) {
    return new Figure(name, value, unit, new Aim(bound, true));
  }

  public Figure atLeast(double bound) {
    return new Figure(name, value, unit, new Aim(bound, false));
  }

  public boolean isMet() {
    return aim == null || aim.isMetBy(value);
  }

  /** As one line: name, value and, where there is an aim, whether it is met. */
  public String line() {
    String said = String.format(Locale.ROOT, "    %-58s %12s %s", name, number(value), unit);
    return aim == null ? said.stripTrailing() : said + "  " + judged(aim);
  }

  private String judged(Aim bound) {
    String aimed = (bound.atMost() ? "at most " : "at least ") + number(bound.bound());
    return (isMet() ? "ok, " : "MISSED, ") + aimed;
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }
}
