package io.scimrelay.admin.connection;

/** Statements on connections, in Hibernate's language. */
final class ConnectionSql {
  static final String OF_ORGANIZATION =
      "from ConnectionRow where tenantId = :tenant and organizationId = :organization order by id";

  private ConnectionSql() {}
}
