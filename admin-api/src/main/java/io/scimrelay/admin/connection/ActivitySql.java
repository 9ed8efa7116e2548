package io.scimrelay.admin.connection;

/** What ingest shows of connections. */
final class ActivitySql {
  static final String OF_CONNECTIONS =
      """
      select connection_id, activated_at, last_request_at, users, groups, detected, problem
      from directory.connection_activity
      where tenant_id = $1 and connection_id = any($2)
      """;

  static final String OF_ORGANIZATION =
      """
      select a.connection_id, a.activated_at, a.last_request_at, a.users, a.groups, a.detected,
             a.problem
      from control.connection c
      join directory.connection_activity a
        on a.tenant_id = c.tenant_id and a.connection_id = c.id
      where c.tenant_id = $1 and c.organization_id = $2
      """;

  private ActivitySql() {}
}
