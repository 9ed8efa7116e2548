package io.scimrelay.deploy.console;

/** Colours that read on dark and on light grounds. */
public enum Colour {
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  BLUE("34"),
  MAGENTA("35"),
  CYAN("36");

  static final String RESET = "\u001b[0m";

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  String escape() {
    return "\u001b[" + code + "m";
  }
}
