package io.scimrelay.delivery.hint;

/** How processes tell each other that there is more. */
final class HintSql {
  private HintSql() {}

  static final String NOTIFY =
      """
      select pg_notify('scimrelay_log', $1)
      """;
}
