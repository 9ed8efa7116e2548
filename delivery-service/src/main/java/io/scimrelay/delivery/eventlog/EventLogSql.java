package io.scimrelay.delivery.eventlog;

/** Reading the log; every statement names the tenant. */
final class EventLogSql {
  private EventLogSql() {}

  static final String READER =
      """
      select k.tenant_id, k.scopes
      from control.reader_key k
      where k.hash = $1
      """;

  static final String END =
      """
      select t.epoch, t.day, t.last_position, r.event_days
      from delivery.tenant_position t
      left join control.tenant_retention r on r.tenant_id = t.tenant_id
      where t.tenant_id = $1
      """;

  static final String ENDS =
      """
      select t.tenant_id, t.last_position
      from delivery.tenant_position t
      where t.tenant_id = any($1)
      """;

  /** Up to the event that makes them $9 bytes. */
  static final String PAGE =
      """
      select p.day, p.position, p.type, p.body, p.bytes
      from (
        select q.day, q.position, q.type, q.body,
               sum(octet_length(q.body)) over (order by q.day, q.position) as bytes
        from (
          select e.day, e.position, e.type, e.body
          from delivery.event e
          where e.tenant_id = $1 and e.day >= $2 and (e.day, e.position) > ($2, $3)
            and e.position <= $4
            and e.audience is null
            and (cardinality($5::text[]) = 0 or e.type = any($5)
                 or split_part(e.type, '.', 1) || '.*' = any($5))
            and ($6::uuid is null or e.connection_id = $6)
            and ($7::uuid is null or e.organization_id = $7)
          order by e.day, e.position
          limit $8
        ) q
      ) p
      where p.bytes - octet_length(p.body) < $9
      order by p.day, p.position
      """;

  /** The first event that is kept, where nobody has read yet. */
  static final String FIRST =
      """
      select e.day, e.position
      from delivery.event e
      where e.tenant_id = $1
      order by e.day, e.position
      limit 1
      """;

  /** The last of those that a page looked at, whether or not it matched. */
  static final String LAST_LOOKED_AT =
      """
      select e.day, e.position
      from delivery.event e
      where e.tenant_id = $1 and e.day >= $2 and (e.day, e.position) > ($2, $3)
        and e.position <= $4
      order by e.day desc, e.position desc
      limit 1
      """;

  static final String ONE =
      """
      select e.body
      from delivery.event e
      where e.tenant_id = $1 and e.id = $2 and e.day >= $3 and e.audience is null
      """;
}
