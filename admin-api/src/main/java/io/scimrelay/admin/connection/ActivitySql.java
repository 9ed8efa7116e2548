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

  /** Names that several groups have. As Hibernate writes parameters: ?1 tenant, ?2 connection. */
  static final String TWINS =
      """
      select min(r.body ->> 'displayName')
      from directory.resource_state r
      where r.tenant_id = ?1 and r.connection_id = ?2 and r.kind = 'group'
        and r.display_key is not null
      group by r.display_key
      having count(*) > 1
      order by r.display_key
      limit 10
      """;

  private ActivitySql() {}
}
