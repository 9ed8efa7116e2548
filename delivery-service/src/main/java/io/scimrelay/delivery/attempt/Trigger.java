package io.scimrelay.delivery.attempt;

import java.util.Locale;

/** Why an attempt was made. */
public enum Trigger {
  SCHEDULED,
  MANUAL,
  PROBE;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
