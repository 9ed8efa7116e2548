package io.scimrelay.admin.endpoint;

/** Statements on secrets, in Hibernate's language. */
final class SecretHql {
  static final String LIVE =
      """
      from SecretRow
      where tenantId = :tenant and endpointId = :endpoint and (endsAt is null or endsAt > :now)
      order by createdAt desc, id desc
      """;

  private SecretHql() {}
}
