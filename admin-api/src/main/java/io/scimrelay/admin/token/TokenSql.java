package io.scimrelay.admin.token;

/** What ingest shows of tokens. */
final class TokenSql {
  static final String LAST_USED =
      """
      select token_id, last_used_at
      from directory.token_activity
      where tenant_id = $1 and token_id = any($2)
      """;

  private TokenSql() {}
}
