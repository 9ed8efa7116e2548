package io.scimrelay.delivery.job;

/**
 * The present state of a connection, told anew to one endpoint: places in the log are taken first,
 * the state is written to them from one snapshot of the directory, and what it makes needless is
 * skipped once the log has come as far.
 */
final class BackfillSql {
  private BackfillSql() {}

  static final String WRITTEN =
      """
      select b.day, b.after_position, b.positions, b.epoch, b.sequence, b.told
      from delivery.backfill b
      where b.tenant_id = $1 and b.job_id = $2 and b.sequence is not null
      """;

  static final String SIZE =
      """
      select s.users + s.groups
             + (select count(*) from directory.member_state m where m.connection_id = $2) as told
      from directory.sequence_state s
      where s.tenant_id = $1 and s.connection_id = $2
      """;

  /** Whoever lost the endpoint, or loses it meanwhile, writes nothing. */
  static final String LOCK_CLAIM =
      """
      select c.token
      from delivery.claim c
      where c.tenant_id = $1 and c.endpoint_id = $2 and c.process_id = $3
      for share
      """;

  static final String TAKE_POSITIONS =
      """
      insert into delivery.tenant_position as t (tenant_id, day, last_position)
      values ($1, (clock_timestamp() at time zone 'UTC')::date, $2)
      on conflict (tenant_id) do update
        set last_position = t.last_position + $2, day = greatest(t.day, excluded.day)
      returning day, last_position - $2 as after_position
      """;

  static final String KEEP_POSITIONS =
      """
      insert into delivery.backfill as b (job_id, tenant_id, day, after_position, positions)
      values ($2, $1, $3, $4, $5)
      on conflict (job_id) do update
        set day = excluded.day, after_position = excluded.after_position,
            positions = excluded.positions
        where b.tenant_id = excluded.tenant_id and b.sequence is null
      """;

  /** A large directory takes longer than other transactions may. */
  static final String TAKE_TIME =
      """
      select set_config('transaction_timeout', '30min', true)
      """;

  static final String SNAPSHOT =
      """
      select s.organization_id, s.epoch, s.last_sequence, s.last_timestamp,
             s.users + s.groups
             + (select count(*) from directory.member_state m where m.connection_id = $2) as told,
             e.event_types
      from directory.sequence_state s
      join control.target_endpoint e on e.tenant_id = s.tenant_id and e.endpoint_id = $3
      where s.tenant_id = $1 and s.connection_id = $2
      """;

  /** Up to the one that makes them 2 MB. */
  static final String RESOURCES =
      """
      select p.id, p.version, p.body
      from (
        select q.id, q.version, q.body, sum(octet_length(q.body)) over (order by q.id) as bytes
        from (
          select r.id, r.version, r.body::text as body
          from directory.resource_state r
          where r.tenant_id = $1 and r.connection_id = $2 and r.kind = $3 and r.id > $4
          order by r.id
          limit $5
        ) q
      ) p
      where p.bytes - octet_length(p.body) < 2097152
      order by p.id
      """;

  /** Looked up one by one, lest a page be joined to the whole directory. */
  static final String MEMBERS =
      """
      select p.group_id, p.member_id, g.reference as group_reference, r.kind as member_kind,
             r.reference as member_reference
      from (
        select m.group_id, m.member_id
        from directory.member_state m
        where m.connection_id = $2 and (m.group_id, m.member_id) > ($3, $4)
        order by m.group_id, m.member_id
        limit $5
      ) p
      cross join lateral (
        select o.reference::text as reference
        from directory.resource_state o
        where o.tenant_id = $1 and o.connection_id = $2 and o.id = p.group_id
        limit 1
      ) g
      cross join lateral (
        select o.kind, o.reference::text as reference
        from directory.resource_state o
        where o.tenant_id = $1 and o.connection_id = $2 and o.id = p.member_id
        limit 1
      ) r
      order by p.group_id, p.member_id
      """;

  static final String TELL =
      """
      with told as (
        select t.position, t.id, t.type, t.subject, t.member, t.owns::bigint[] as owns,
               t.shares::bigint[] as shares, t.body
        from unnest($9::bigint[], $10::uuid[], $11::text[], $12::uuid[], $13::uuid[], $14::text[],
                    $15::text[], $16::text[])
             as t (position, id, type, subject, member, owns, shares, body)
      ), logged as (
        insert into delivery.event (
          day, tenant_id, position, id, type, organization_id, connection_id, epoch, sequence,
          subject, member, owns, shares, occurred_at, audience, body)
        select $4::date, $1::uuid, t.position, t.id, t.type, $5::uuid, $2::uuid, $6::integer,
               $7::bigint, t.subject, t.member, t.owns, t.shares, $8::timestamptz, $3::uuid, t.body
        from told t
      )
      insert into delivery.message (
        day, id, tenant_id, endpoint_id, connection_id, position, event_id, event_type, epoch,
        sequence, subject, member)
      select $4::date, uuidv7(), $1::uuid, $3::uuid, $2::uuid, t.position, t.id, t.type,
             $6::integer, $7::bigint, t.subject, t.member
      from told t
      """;

  static final String MARK_WRITTEN =
      """
      update delivery.backfill b
      set epoch = $3, sequence = $4, told = $5
      where b.tenant_id = $1 and b.job_id = $2
      """;

  static final String REACHED =
      """
      select 1 as reached
      from delivery.connection_position p
      where p.tenant_id = $1 and p.connection_id = $2 and (p.epoch, p.last_sequence) >= ($3, $4)
      """;

  /**
   * Of what was to be told up to the snapshot, that which the backfill tells itself, and what gave
   * access that is gone again. What ended before the snapshot stands nowhere in it: such an event
   * is the only word of it. The same is true of kinds that the endpoint is not told by a backfill.
   */
  static final String SUPERSEDE =
      """
      with told as materialized (
        select b.subject, b.member
        from delivery.message b
        where b.tenant_id = $1 and b.endpoint_id = $2 and b.connection_id = $3
          and b.state = 'pending' and b.day = $8 and b.position > $6 and b.position <= $7
      )
      update delivery.message m
      set state = 'skipped', skip_reason = 'superseded', finished_at = clock_timestamp(),
          next_attempt_at = null
      where m.tenant_id = $1 and m.endpoint_id = $2 and m.connection_id = $3
        and m.state = 'pending' and (m.epoch, m.sequence) <= ($4, $5)
        and not (m.position > $6 and m.position <= $7)
        and (m.event_type in ('user.created', 'group.created', 'group.member_added')
             or (m.subject, coalesce(m.member, m.subject)) in (
               select t.subject, coalesce(t.member, t.subject) from told t)
             or m.event_type in ('user.updated', 'user.deactivated', 'user.reactivated',
                                 'group.updated')
                and exists (
                  select from delivery.message l
                  where l.endpoint_id = m.endpoint_id and l.subject is not null
                    and coalesce(l.member, l.subject) = m.subject and l.position > m.position
                    and l.day >= m.day and l.event_type in ('user.deleted', 'group.deleted')))
      """;

  /** A backfill that cannot be finished is not begun either. */
  static final String TAKE_BACK =
      """
      update delivery.message m
      set state = 'skipped', skip_reason = 'superseded', finished_at = clock_timestamp(),
          next_attempt_at = null
      where m.tenant_id = $1 and m.endpoint_id = $2 and m.connection_id = $3
        and m.state = 'pending' and m.position > $4 and m.position <= $5
      """;

  static final String FINISH =
      """
      update delivery.job_progress p
      set state = $3, done = $4, total = $4, finished_at = clock_timestamp(), detail = $5
      where p.tenant_id = $1 and p.job_id = $2 and p.state = 'running'
      """;
}
