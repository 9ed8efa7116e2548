package io.scimrelay.delivery.job;

/**
 * The present state of a connection, told anew to one endpoint. It is read from the log under the
 * lock of the connection's mark, so that it is the state at the last number appended, and whatever
 * comes later gets a later position.
 */
final class BackfillSql {
  private BackfillSql() {}

  /** A large directory takes longer than other transactions may. */
  static final String TAKE_TIME =
      """
      select set_config('transaction_timeout', '10min', true)
      """;

  static final String LOCK_CONNECTION =
      """
      select p.epoch, p.last_sequence
      from delivery.connection_position p
      where p.tenant_id = $1 and p.connection_id = $2
      for update
      """;

  static final String LOCK_CLAIM =
      """
      select c.token
      from delivery.claim c
      where c.tenant_id = $1 and c.endpoint_id = $2 and c.process_id = $3
      for share
      """;

  static final String LOCK_TENANT =
      """
      select t.last_position, greatest(t.day, (clock_timestamp() at time zone 'UTC')::date) as day
      from delivery.tenant_position t
      where t.tenant_id = $1
      for update
      """;

  /** What was to be told up to now is told by the backfill. */
  static final String SKIP =
      """
      update delivery.message m
      set state = 'skipped', skip_reason = 'superseded', finished_at = clock_timestamp(),
          next_attempt_at = null
      where m.tenant_id = $1 and m.endpoint_id = $2 and m.connection_id = $3
        and m.state = 'pending' and m.sequence is not null
      returning m.position
      """;

  /** Users, then groups, then memberships; ids derive from the job and what is told of. */
  static final String TELL =
      """
      with last_of_resource as materialized (
        select distinct on (e.subject) e.subject, e.type, e.organization_id, e.owns, e.body
        from delivery.event e
        where e.tenant_id = $1 and e.connection_id = $2 and e.sequence is not null
          and e.audience is null and e.member is null
          and split_part(e.type, '.', 1) in ('user', 'group')
        order by e.subject, e.position desc
      ), alive as materialized (
        select r.subject, split_part(r.type, '.', 1) as kind, r.organization_id, r.owns, r.body
        from last_of_resource r
        where r.type not in ('user.deleted', 'group.deleted')
      ), last_of_pair as materialized (
        select distinct on (e.subject, e.member)
               e.subject, e.member, e.type, e.organization_id, e.owns, e.shares, e.body
        from delivery.event e
        where e.tenant_id = $1 and e.connection_id = $2 and e.sequence is not null
          and e.audience is null and e.member is not null
        order by e.subject, e.member, e.position desc
      ), state as (
        select case a.kind when 'user' then 1 else 2 end as rank, a.kind || '.created' as type,
               a.subject, null::uuid as member, a.organization_id, a.owns,
               '{}'::bigint[] as shares,
               jsonb_build_object(a.kind, a.body::jsonb -> 'data' -> a.kind) as data
        from alive a
        union all
        select 3, p.type, p.subject, p.member, p.organization_id, p.owns, p.shares,
               p.body::jsonb -> 'data'
        from last_of_pair p
        join alive g on g.subject = p.subject
        join alive m on m.subject = p.member
        where p.type = 'group.member_added'
      ), told as (
        select $6::bigint + row_number() over (order by s.rank, s.subject, s.member) as position,
               md5($4::uuid::text || s.subject::text || coalesce(s.member::text, ''))::uuid as id,
               s.type, s.subject, s.member, s.organization_id, s.owns, s.shares, s.data
        from state s
        join control.target_endpoint e on e.tenant_id = $1 and e.endpoint_id = $3
        where e.event_types = '{}' or s.type = any(e.event_types) or '*' = any(e.event_types)
          or split_part(s.type, '.', 1) || '.*' = any(e.event_types)
      ), logged as (
        insert into delivery.event (
          day, tenant_id, position, id, type, organization_id, connection_id, epoch, sequence,
          subject, member, owns, shares, occurred_at, audience, body)
        select $5, $1, t.position, t.id, t.type, t.organization_id, $2, $7, $8, t.subject, t.member,
               t.owns, t.shares, now(), $3,
               jsonb_build_object(
                 'id', delivery.id_text('evt', t.id), 'type', t.type, 'backfill', true,
                 'timestamp',
                 to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                 'tenantId', delivery.id_text('ten', $1),
                 'organizationId', delivery.id_text('org', t.organization_id),
                 'connectionId', delivery.id_text('conn', $2),
                 'epoch', $7::integer, 'sequence', $8::bigint, 'data', t.data, 'request', null
               )::text
        from told t
      )
      insert into delivery.message (
        day, id, tenant_id, endpoint_id, connection_id, position, event_id, event_type, epoch,
        sequence, subject, member)
      select $5, uuidv7(), $1, $3, $2, w.position, w.id, w.type, $7, $8, w.subject, w.member
      from (select t.position, t.id, t.type, t.subject, t.member from told t order by t.position) w
      returning position
      """;

  static final String MOVE_TENANT =
      """
      update delivery.tenant_position t
      set last_position = $2, day = $3
      where t.tenant_id = $1
      """;

  /** Resources whose last event is older than the log goes back. */
  static final String MISSING =
      """
      select count(*) as missing
      from directory.resource_state r
      where r.tenant_id = $1 and r.connection_id = $2 and r.created_at < now() - interval '1 day'
        and r.id not in (
          select e.subject
          from delivery.event e
          where e.tenant_id = $1 and e.connection_id = $2 and e.subject is not null
            and e.member is null)
      """;

  static final String FINISH =
      """
      update delivery.job_progress p
      set state = 'succeeded', done = $3, total = $3, finished_at = clock_timestamp(), detail = $4
      where p.tenant_id = $1 and p.job_id = $2 and p.state = 'running'
      """;
}
