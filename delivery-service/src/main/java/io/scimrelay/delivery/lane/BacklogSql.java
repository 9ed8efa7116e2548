package io.scimrelay.delivery.lane;

/** How much waits. */
final class BacklogSql {
  private BacklogSql() {}

  /** Of the endpoints of one process, so that the sum over all processes is right. */
  static final String COUNT =
      """
      select count(*) as pending,
             coalesce(extract(epoch from clock_timestamp() - min(m.created_at)), 0)::float8 as oldest
      from delivery.claim c
      join delivery.message m on m.endpoint_id = c.endpoint_id
      where c.process_id = $1 and m.state = 'pending'
      """;
}
