package io.scimrelay.deploy.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Lines for a person: coloured in a terminal, plain in a pipe or a file. */
public final class Console {
  private final PrintStream out;
  private final boolean coloured;

  public Console(PrintStream out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  public static Console ofProcess(Map<String, String> environment) {
    boolean shown =
        "yes".equals(System.getProperty("scimrelay.terminal"))
            && !environment.containsKey("NO_COLOR");
    return new Console(System.out, shown);
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public void blank() {
    line("");
  }

  /** One part of the stack and what became of it. */
  public void step(String part, String what) {
    line("  " + paint(Colour.BOLD, pad(part, 10)) + " " + what);
  }

  public void step(String part, String what, Duration took) {
    step(part, pad(what, 52) + paint(Colour.DIM, seconds(took)));
  }

  public void warn(String text) {
    line(paint(Colour.YELLOW, text));
  }

  public String paint(Colour colour, String text) {
    return coloured ? colour.escape() + text + Colour.RESET : text;
  }

  public static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%5.1f s", took.toMillis() / 1000.0);
  }
}
