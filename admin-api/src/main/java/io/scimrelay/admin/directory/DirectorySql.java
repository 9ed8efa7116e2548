package io.scimrelay.admin.directory;

/** What ingest shows of directories. */
final class DirectorySql {
  static final String USERS =
      """
      select id, connection_id, kind, version, external_id, active, created_at, modified_at, body
      from directory.resource_state
      where tenant_id = $1 and connection_id = $2 and kind = 'user' and id > $3
        and ($4::text is null or name_key = $4)
        and ($5::text is null or external_id = $5)
        and ($6::boolean is null or active = $6)
        and ($7::text is null or id in (
          select resource_id from directory.email_state where connection_id = $2 and key = $7))
      order by id
      limit $8
      """;

  static final String GROUPS =
      """
      select id, connection_id, kind, version, external_id, active, created_at, modified_at, body
      from directory.resource_state
      where tenant_id = $1 and connection_id = $2 and kind = 'group' and id > $3
      order by id
      limit $4
      """;

  static final String RESOURCE =
      """
      select id, connection_id, kind, version, external_id, active, created_at, modified_at, body
      from directory.resource_state r
      where tenant_id = $1 and id = $2 and kind = $3
        and exists (
          select from control.connection c where c.tenant_id = $1 and c.id = r.connection_id)
      """;

  static final String MEMBERS =
      """
      select r.id, r.connection_id, r.kind, r.version, r.external_id, r.active, r.created_at,
             r.modified_at, r.body
      from directory.member_state m
      join directory.resource_state r
        on r.connection_id = m.connection_id and r.id = m.member_id and r.tenant_id = $1
      where m.connection_id = $2 and m.group_id = $3 and m.member_id > $4
      order by m.member_id
      limit $5
      """;

  private DirectorySql() {}
}
