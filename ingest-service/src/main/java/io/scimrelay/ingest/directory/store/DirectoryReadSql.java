package io.scimrelay.ingest.directory.store;

/** The reads of {@link DirectoryReadStore}. */
final class DirectoryReadSql {

  /** $1 connection, $2 resource, $3 kind. */
  static final String FIND =
      """
      select r.version, r.created_at, r.modified_at, r.body::text as body
      from directory.resource r
      where r.connection_id = $1 and r.id = $2 and r.kind = $3
      """;

  /** A page of the members of a group. $1 connection, $2 group, $3 after this member, $4 size. */
  static final String MEMBERS =
      """
      select m.member_id, r.kind, r.reference ->> 'displayName' as display
      from directory.member m
      join directory.resource r on r.connection_id = $1 and r.id = m.member_id
      where m.connection_id = $1 and m.group_id = $2 and m.member_id > $3
      order by m.member_id
      limit $4
      """;

  /** The groups that hold users directly. $1 connection, $2 users. */
  static final String GROUPS =
      """
      select m.member_id, m.group_id, g.reference ->> 'displayName' as display
      from directory.member m
      join directory.resource g on g.connection_id = $1 and g.id = m.group_id
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

  private static final String PAGE =
      """
      select r.id, r.version, r.created_at, r.modified_at, r.body::text as body
      from directory.resource r
      where r.connection_id = $1 and r.kind = $2 and r.id > $3 and
      """;

  private static final String PAGE_ORDER =
      """
      order by r.id
      limit $4 offset $5
      """;

  private static final String COUNT =
      """
      select count(*) as total
      from directory.resource r
      where r.connection_id = $1 and r.kind = $2 and
      """;

  private DirectoryReadSql() {}

  /** $1 connection, $2 kind, $3 after this resource, $4 size, $5 skipped; then the condition's. */
  static String page(String condition) {
    return PAGE + condition + "\n" + PAGE_ORDER;
  }

  /** $1 connection, $2 kind; then the condition's. */
  static String count(String condition) {
    return COUNT + condition;
  }
}
