package io.scimrelay.admin.token;

/** Statements on tokens, in Hibernate's language. */
final class TokenHql {
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

  private TokenHql() {}
}
