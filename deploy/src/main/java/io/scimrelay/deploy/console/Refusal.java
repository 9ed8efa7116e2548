package io.scimrelay.deploy.console;

/** Why the launcher does not go on: one line that says what to do. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String line) {
    super(line);
  }

  public Refusal(String line, Throwable cause) {
    super(line, cause);
  }
}
