package io.scimrelay.delivery.message;

/** Reading what is pending. The days bound the partitions that are looked at. */
final class MessageSql {
  private MessageSql() {}

  static final String LANES =
      """
      select distinct m.endpoint_id, m.connection_id
      from delivery.message m
      where m.endpoint_id = any($1) and m.state = 'pending'
      """;

  static final String PAGES =
      """
      select l.n, m.id, m.day, m.tenant_id, m.endpoint_id, m.connection_id, m.position, m.event_id,
             m.event_type, m.sequence, m.subject, m.member, m.attempt_count, m.failures,
             m.first_attempt_at, m.next_attempt_at, e.owns, e.shares
      from unnest($1::integer[], $2::uuid[], $3::uuid[], $4::date[], $5::bigint[])
           as l (n, endpoint_id, connection_id, day, position)
      cross join lateral (
        select m.id, m.day, m.tenant_id, m.endpoint_id, m.connection_id, m.position, m.event_id,
               m.event_type, m.sequence, m.subject, m.member, m.attempt_count, m.failures,
               m.first_attempt_at, m.next_attempt_at
        from delivery.message m
        where m.endpoint_id = l.endpoint_id and m.connection_id = l.connection_id
          and m.state = 'pending' and m.day >= $6 and (m.day, m.position) > (l.day, l.position)
        order by m.day, m.position
        limit $7
      ) m
      cross join lateral (
        select o.owns, o.shares
        from delivery.event o
        where o.tenant_id = m.tenant_id and o.day = m.day and o.position = m.position
          and o.day >= $6
        limit 1
      ) e
      order by l.n, m.position
      """;

  /** One by one, lest a plan made while the log was small reads all of it. */
  static final String BODIES =
      """
      select b.n, e.body
      from unnest($1::integer[], $2::uuid[], $3::date[], $4::bigint[]) as b (n, tenant_id, day, position)
      cross join lateral (
        select o.body
        from delivery.event o
        where o.tenant_id = b.tenant_id and o.day = b.day and o.position = b.position
          and o.day >= $5
        limit 1
      ) e
      """;

  static final String ONE =
      """
      select m.id, m.day, m.tenant_id, m.endpoint_id, m.connection_id, m.position, m.event_id,
             m.event_type, m.sequence, m.subject, m.member, m.attempt_count, m.failures,
             m.first_attempt_at, m.next_attempt_at, e.owns, e.shares, m.state, e.body
      from delivery.message m
      join delivery.event e
        on e.tenant_id = m.tenant_id and e.day = m.day and e.position = m.position
      where m.tenant_id = $1 and m.id = $2
      """;

  /**
   * Whether something pending comes before that a message conflicts with. What has no keys
   * conflicts with all.
   */
  static final String FOLLOWS =
      """
      select exists (
        select from delivery.message m
        join delivery.event e
          on e.tenant_id = m.tenant_id and e.day = m.day and e.position = m.position
        where m.endpoint_id = $1 and m.connection_id = $2 and m.state = 'pending'
          and m.day <= $3 and m.position < $4 and m.sequence is not null
          and ($5 or e.owns = '{}' or e.owns && $6::bigint[] or e.owns && $7::bigint[]
               or e.shares && $6::bigint[])) as follows
      """;

  /** Whether to send it again could restore what a later event took away. */
  static final String SUPERSEDED =
      """
      select s.superseded
      from delivery.message_status s
      where s.tenant_id = $1 and s.id = $2
      """;

  /**
   * Connections of tenants that have events between two positions. Positions are dense, so that the
   * limit ends the scan: what the log held before is not looked at. $1 tenants, $2 after, $3 up to,
   * $4 not before this day.
   */
  static final String BETWEEN =
      """
      select distinct t.tenant_id,
             coalesce(e.connection_id, '00000000-0000-0000-0000-000000000000'::uuid) as connection_id
      from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as t (tenant_id, after, up_to)
      cross join lateral (
        select n.connection_id
        from delivery.event n
        where n.tenant_id = t.tenant_id and n.day >= $4
          and n.position > t.after and n.position <= t.up_to
        order by n.day desc, n.position desc
        limit t.up_to - t.after
      ) e
      """;

  static final String POSITIONS =
      """
      select t.tenant_id, t.last_position
      from delivery.tenant_position t
      where t.tenant_id = any($1)
      """;

  static final String EXPIRE =
      """
      update delivery.message m
      set state = 'skipped', skip_reason = 'expired', finished_at = now(), next_attempt_at = null
      where m.tenant_id = $1 and m.day = $2 and m.id = $3 and m.state = 'pending'
      """;
}
