package io.scimrelay.admin.apikey;

/** Statements on API keys, in Hibernate's language. */
final class ApiKeyHql {
  static final String LIST =
      """
      from ApiKeyRow
      where tenantId = :tenant and revokedAt is null and id > :after
      order by id
      """;

  static final String REVOKE =
      """
      update ApiKeyRow set revokedAt = :now
      where tenantId = :tenant and id = :id and revokedAt is null
      """;

  private ApiKeyHql() {}
}
