package io.scimrelay.admin.connection;

/** Statements on connections, in Hibernate's language. */
final class ConnectionHql {
  static final String OF_ORGANIZATION =
      "from ConnectionRow where tenantId = :tenant and organizationId = :organization order by id";

  private ConnectionHql() {}
}
