package io.scimrelay.admin.tenant;

/** Statements on tenants, in Hibernate's language. */
final class TenantHql {
  static final String LIST = "from TenantRow where id > :after order by id";

  static final String FIND = "from TenantRow where id = :tenant";

  static final String DELETE = "delete from TenantRow where id = :tenant";

  private TenantHql() {}
}
