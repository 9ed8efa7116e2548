package io.scimrelay.delivery.endpoint;

import java.util.Locale;

/** What a tenant asked for: which events of a connection wait for which. */
public enum Ordering {
  CAUSAL,
  STRICT,
  NONE;

  public static Ordering of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
