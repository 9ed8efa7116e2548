package io.scimrelay.admin.token;

/** Statements on tokens; the first two in Hibernate's language. */
final class TokenSql {
  static final String LIST =
      """
      from TokenRow
      where tenantId = :tenant and connectionId = :connection and revokedAt is null and id > :after
      order by id
      """;

  static final String FIND =
      """
      from TokenRow
      where tenantId = :tenant and connectionId = :connection and id = :id and revokedAt is null
      """;

  static final String LAST_USED =
      """
      select token_id, last_used_at
      from directory.token_activity
      where tenant_id = $1 and token_id = any($2)
      """;

  private TokenSql() {}
}
