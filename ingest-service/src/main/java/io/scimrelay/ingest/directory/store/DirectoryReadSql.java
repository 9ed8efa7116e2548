package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.resource.ResourceType;

/** The reads of {@link DirectoryReadStore}. */
final class DirectoryReadSql {

  /** With its groups and the name of its manager, which an answer shows. $1 connection, $2 user. */
  static final String FIND_USER =
      """
      select r.version, r.created_at, r.modified_at, r.body::text as body,
             n.reference ->> 'displayName' as manager,
             (select jsonb_agg(jsonb_build_array(m.group_id, g.display) order by m.group_id)
              from directory.member m
              cross join lateral (
                select n.reference ->> 'displayName' as display
                from directory.resource n
                where n.connection_id = $1 and n.id = m.group_id
                limit 1
              ) g
              where m.connection_id = $1 and m.member_id = $2)::text as groups
      from directory.resource r
      left join directory.resource n
        on n.connection_id = $1 and n.kind = 'user'
          and n.id = directory.scim_uuid('user', r.body
            #>> '{urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,manager,value}')
      where r.connection_id = $1 and r.id = $2 and r.kind = 'user'
      """;

  /** $1 connection, $2 group. */
  static final String FIND_GROUP =
      """
      select r.version, r.created_at, r.modified_at, r.body::text as body
      from directory.resource r
      where r.connection_id = $1 and r.id = $2 and r.kind = 'group'
      """;

  /**
   * A page of the members of a group. $1 connection, $2 group, $3 after this member, $4 size. The
   * primary key is asked for from one place to another: whoever takes it for equal columns expects
   * few members, and sorts all that are left.
   */
  static final String MEMBERS =
      """
      select m.member_id, r.kind, r.display
      from directory.member m
      cross join lateral (
        select n.kind, n.reference ->> 'displayName' as display
        from directory.resource n
        where n.connection_id = $1 and n.id = m.member_id
        limit 1
      ) r
      where (m.connection_id, m.group_id, m.member_id) > ($1, $2, $3)
        and (m.connection_id, m.group_id, m.member_id)
          <= ($1, $2, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      order by m.connection_id, m.group_id, m.member_id
      limit $4
      """;

  /** The groups that hold users directly. $1 connection, $2 users. */
  static final String GROUPS =
      """
      select m.member_id, m.group_id, g.display
      from directory.member m
      cross join lateral (
        select n.reference ->> 'displayName' as display
        from directory.resource n
        where n.connection_id = $1 and n.id = m.group_id
        limit 1
      ) g
      where m.connection_id = $1 and m.member_id = any($2::uuid[])
      order by m.member_id, m.group_id
      """;

  /** Display names. $1 connection, $2 users. */
  static final String NAMES =
      """
      select r.id, r.reference ->> 'displayName' as display
      from directory.resource r
      where r.connection_id = $1 and r.id = any($2::uuid[])
      """;

  /** $1 connection. */
  static final String TOTALS =
      """
      select c.users, c.groups
      from directory.connection_counter c
      where c.connection_id = $1
      """;

  static final String AT_MOST_FIVE_SECONDS = "set local statement_timeout = '5s'";

  /** The number of the last event tells one state of a connection from another. */
  private static final String COLUMNS =
      """
      select r.id, r.version, r.created_at, r.modified_at, r.body::text as body,
             (select c.last_sequence
              from directory.connection_counter c
              where c.connection_id = $1) as state
      """;

  /** The kind stands in the text, so that indexes of one kind serve any plan. */
  private static final String USERS =
      """
      from directory.resource r
      where r.connection_id = $1 and r.kind = 'user' and
      """;

  private static final String GROUPS_ONLY =
      """
      from directory.resource r
      where r.connection_id = $1 and r.kind = 'group' and
      """;

  static final int LONGEST_PAGE = 1024 * 1024;

  private DirectoryReadSql() {}

  /**
   * Ends early where it grows long: 100 users may be 100 KB or 25 MB. $1 connection, $2 after this
   * resource, $3 size, $4 skipped; then those of the rest.
   */
  static String page(ResourceType type, String condition, String order) {
    return """
        select p.id, p.version, p.created_at, p.modified_at, p.body, p.state, p.bytes
        from (
          select q.id, q.version, q.created_at, q.modified_at, q.body, q.state,
                 sum(octet_length(q.body)) over (rows unbounded preceding) as bytes
          from (
        """
        + COLUMNS
        + of(type)
        + condition
        + "\nand r.id > $2\norder by "
        + order
        + "\nlimit $3 offset $4) q) p\nwhere p.bytes - octet_length(p.body) < "
        + LONGEST_PAGE;
  }

  /** $1 connection; then those of the condition. */
  static String count(ResourceType type, String condition) {
    return "select count(*) as total\n" + of(type) + condition;
  }

  private static String of(ResourceType type) {
    return type == ResourceType.USER ? USERS : GROUPS_ONLY;
  }
}
