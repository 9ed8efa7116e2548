package io.scimrelay.admin.job;

/** Statements on jobs. */
final class JobSql {
  static final String GET =
      """
      select j.id, j.kind, j.created_at, coalesce(s.state, 'running') as state,
             coalesce(s.done, 0) as done, coalesce(s.total, 0) as total, s.started_at,
             s.finished_at, s.detail
      from control.job j
      left join delivery.job_status s on s.tenant_id = j.tenant_id and s.job_id = j.id
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
