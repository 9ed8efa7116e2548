package io.scimrelay.benchmarks.load;

/** What a call was answered, and when, by {@link System#nanoTime}. */
public record Answer(int status, String body, long atNanos) {

  public boolean isFine() {
    return status >= 200 && status < 300;
  }

  public Answer fine() {
    if (!isFine()) {
      throw new IllegalStateException("answered " + status + ": " + body);
    }
    return this;
  }

  /** The value of the first member {@code name} whose value is a text. */
  public String text(String name) {
    String mark = "\"" + name + "\":\"";
    int start = body.indexOf(mark) + mark.length();
    if (start < mark.length()) {
      throw new IllegalStateException("no " + name + " in the answer");
    }
    return body.substring(start, body.indexOf('"', start));
  }
}
