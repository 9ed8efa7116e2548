package io.scimrelay.delivery.clock;

/** Statements of {@link ClockStore}. */
final class ClockSql {
  static final String NOW = "select clock_timestamp() as at";

  private ClockSql() {}
}
