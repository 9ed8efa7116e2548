package io.scimrelay.admin.job;

/** Statements on jobs. */
final class JobSql {
  static final String GET =
      """
      select j.id, j.kind, j.created_at, coalesce(s.state, e.state, 'running') as state,
             coalesce(s.done, e.done, 0) as done, coalesce(s.total, e.total, 0) as total,
             coalesce(s.started_at, e.started_at) as started_at,
             coalesce(s.finished_at, e.finished_at) as finished_at,
             coalesce(s.detail, e.detail) as detail
      from control.job j
      left join delivery.job_status s on s.tenant_id = j.tenant_id and s.job_id = j.id
      left join directory.job_status e on e.tenant_id = j.tenant_id and e.job_id = j.id
      where j.tenant_id = $1 and j.id = $2
      """;

  /** Of all tenants: what was asked long ago and is not under way. */
  static final String FORGET_OLD =
      """
      delete from control.job j
      where j.created_at < now() - interval '30 days'
        and not exists (
          select from delivery.job_status s where s.job_id = j.id and s.state = 'running')
      """;

  private JobSql() {}
}
