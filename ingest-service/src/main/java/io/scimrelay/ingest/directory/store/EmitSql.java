package io.scimrelay.ingest.directory.store;

/** Statements of {@link EmitStore}. */
final class EmitSql {

  /** Jobs that nobody did yet. $1 asked within so many seconds. */
  static final String ASKED =
      """
      select j.job_id, j.tenant_id, j.connection_id, j.parameters ->> 'resource' as resource,
             l.connection_id is not null as live
      from control.asked_job j
      left join control.live_connection l
        on l.connection_id = j.connection_id and l.tenant_id = j.tenant_id
      where j.kind = 'emit'
        and j.created_at > now() - make_interval(secs => $1)
        and not exists (select from directory.job d where d.job_id = j.job_id)
      order by j.created_at, j.job_id
      limit 20
      """;

  /**
   * Takes a job to be done by this transaction alone: who comes second waits for its end and has no
   * row. $1 job, $2 tenant.
   */
  static final String TAKE =
      """
      insert into directory.job (job_id, tenant_id, state, done, finished_at, detail)
      values ($1, $2, 'succeeded', 1, now(), null)
      on conflict (job_id) do nothing
      returning job_id
      """;

  /** $1 job, $2 tenant, $3 why. */
  static final String FAIL =
      """
      update directory.job j
      set state = 'failed', done = 0, detail = $3
      where j.job_id = $1 and j.tenant_id = $2
      """;

  /** A resource that is locked; {@link TellingSql} has $1 to $7. $8 version, $9 lead. */
  static final String EMIT =
      """
      with state as (
        update directory.resource r
        set version = $8
        where r.connection_id = $1 and r.id = $2
        returning r.reference
      ), change as materialized (
        select 1::bigint as events, 0 as users, 0 as groups, $9::text::jsonb as lead,
               '[]'::jsonb as tail, s.reference as subject, false as subject_is_member,
               '[]'::jsonb as removed, '[]'::jsonb as added
        from state s
      )
      """
          + TellingSql.NUMBER_AND_TELL
          + """
          select t.last_sequence
          from tick t
          """;

  /** What is as old as the control plane keeps jobs. */
  static final String FORGET =
      """
      delete from directory.job j
      where j.job_id in (
        select o.job_id
        from directory.job o
        where o.finished_at < now() - interval '31 days'
        limit 1000)
      """;

  private EmitSql() {}
}
