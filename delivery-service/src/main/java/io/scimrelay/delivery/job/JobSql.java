package io.scimrelay.delivery.job;

/** Jobs, asked for by admin-api and answered here. */
final class JobSql {
  private JobSql() {}

  /**
   * What is open on endpoints that this process owns, the first of each tenant before the second of
   * any; each with the view that hides nothing. A tenant has two backfills and eight other jobs
   * under way at most, so that it keeps nobody waiting; and a lane one backfill, since of two each
   * would skip what the other tells.
   */
  static final String OPEN =
      """
      select o.job_id, o.tenant_id, o.kind, o.endpoint_id, o.connection_id, o.message_id,
             o.parameters
      from (
        select j.job_id, j.tenant_id, j.kind, j.endpoint_id, j.connection_id, j.message_id,
               j.parameters, j.created_at,
               row_number() over (
                 partition by j.endpoint_id, j.connection_id, j.kind = 'backfill'
                 order by j.created_at, j.job_id) as in_lane,
               row_number() over (
                 partition by j.tenant_id, j.kind = 'backfill'
                 order by j.created_at, j.job_id) as turn
        from control.asked_job j
        join delivery.claim c on c.endpoint_id = j.endpoint_id and c.process_id = $1
        where j.created_at > now() - interval '7 days'
          and j.kind in ('resend', 'test', 'recover', 'backfill')
          and not exists (
            select from delivery.job_progress p where p.job_id = j.job_id and p.state <> 'running')
      ) o
      where case when o.kind = 'backfill' then o.turn <= 2 and o.in_lane = 1 else o.turn <= 8 end
      order by o.turn, o.created_at, o.job_id
      limit 400
      """;

  static final String START =
      """
      insert into delivery.job_progress (job_id, tenant_id, kind, endpoint_id, state)
      values ($2, $1, $3, $4, 'running')
      on conflict (job_id) do nothing
      """;

  static final String FINISH =
      """
      update delivery.job_progress p
      set state = $3, done = $4, total = $5, detail = $6, finished_at = clock_timestamp()
      where p.tenant_id = $1 and p.job_id = $2 and p.state = 'running'
      """;

  /** A test is a message that was never pending. */
  static final String ADD_TEST =
      """
      insert into delivery.message (
        day, id, tenant_id, endpoint_id, connection_id, position, event_id, event_type, epoch,
        state, attempt_count, failures, first_attempt_at, delivered_at, finished_at,
        last_attempt_id, last_trigger, last_started_at, last_duration_ms, last_outcome, last_status,
        last_error, last_excerpt)
      select (clock_timestamp() at time zone 'UTC')::date, uuidv7(), $1, $2,
             '00000000-0000-0000-0000-000000000000', 0, $3, 'endpoint.test', 1, $4, 1, 0, $5,
             case when $4 = 'delivered' then clock_timestamp() end, clock_timestamp(), $6, 'manual',
             $5, $7, $8, $9, $10, $11
      """;

  /** Where a recovery has something to do. */
  static final String FAILED_LANES =
      """
      select distinct m.connection_id
      from delivery.message m
      where m.tenant_id = $1 and m.endpoint_id = $2 and m.state = 'failed' and m.created_at >= $3
        and m.position > 0
      """;

  /**
   * The oldest failed messages first; those that came too late are skipped for good. That a
   * membership ended is in no event of its user or group, so only one of its own is later.
   */
  static final String RECOVER =
      """
      with held as materialized (
        select c.endpoint_id
        from delivery.claim c
        where c.endpoint_id = $2 and c.process_id = $3
        for share
      ), late as materialized (
        select m.id, m.day, m.subject is not null and exists (
                 select from delivery.message l
                 where l.endpoint_id = m.endpoint_id and l.subject is not null
                   and coalesce(l.member, l.subject) in (coalesce(m.member, m.subject), m.subject)
                   and l.position > m.position and l.state = 'delivered'
                   and (l.member is null and m.event_type <> 'group.member_removed'
                        or l.subject = m.subject and l.member = m.member)
               ) as superseded
        from delivery.message m
        join held h on h.endpoint_id = m.endpoint_id
        where m.tenant_id = $1 and m.state = 'failed' and m.created_at >= $4 and m.position > 0
          and m.connection_id = any($6)
        order by m.position
        limit $5
      ), moved as (
        update delivery.message m
        set state = case when l.superseded then 'skipped' else 'pending' end,
            skip_reason = case when l.superseded then 'superseded' end,
            failures = 0, first_attempt_at = null, next_attempt_at = null,
            finished_at = case when l.superseded then clock_timestamp() end
        from late l
        where m.id = l.id and m.day = l.day and m.state = 'failed'
        returning m.state
      )
      select count(*) filter (where v.state = 'pending') as tried,
             count(*) filter (where v.state = 'skipped') as superseded
      from moved v
      """;

  static final String PROGRESS =
      """
      update delivery.job_progress p
      set done = greatest(p.done, $3), total = greatest(p.total, $4)
      where p.tenant_id = $1 and p.job_id = $2 and p.state = 'running'
      """;
}
