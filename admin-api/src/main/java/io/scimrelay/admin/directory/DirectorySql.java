package io.scimrelay.admin.directory;

/** What ingest shows of directories. */
final class DirectorySql {
  static final String USERS =
      upToBytes(
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
      """);

  static final String GROUPS =
      upToBytes(
          """
      select id, connection_id, kind, version, external_id, active, created_at, modified_at, body
      from directory.resource_state
      where tenant_id = $1 and connection_id = $2 and kind = 'group' and id > $3
      order by id
      limit $4
      """);

  static final String RESOURCE =
      """
      select id, connection_id, kind, version, external_id, active, created_at, modified_at, body
      from directory.resource_state r
      where tenant_id = $1 and id = $2 and kind = $3
        and exists (
          select from control.connection c where c.tenant_id = $1 and c.id = r.connection_id)
      """;

  static final String MEMBERS =
      upToBytes(
          """
      select r.id, r.connection_id, r.kind, r.version, r.external_id, r.active, r.created_at,
             r.modified_at, r.body
      from directory.member_state m
      join directory.resource_state r
        on r.connection_id = m.connection_id and r.id = m.member_id and r.tenant_id = $1
      where m.connection_id = $2 and m.group_id = $3 and m.member_id > $4
      order by m.member_id
      limit $5
      """);

  /** A page ends early with the resource that makes it so many bytes. */
  static final int LONGEST_PAGE = 2 * 1024 * 1024;

  private DirectorySql() {}

  private static String upToBytes(String rows) {
    return """
        select p.id, p.connection_id, p.kind, p.version, p.external_id, p.active, p.created_at,
               p.modified_at, p.body, p.bytes
        from (
          select q.id, q.connection_id, q.kind, q.version, q.external_id, q.active, q.created_at,
                 q.modified_at, q.body,
                 sum(octet_length(q.body::text)) over (order by q.id) as bytes
          from (
        """
        + rows
        + ") q) p\nwhere p.bytes - octet_length(p.body::text) < "
        + LONGEST_PAGE
        + "\norder by p.id";
  }
}
