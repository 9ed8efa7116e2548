package io.scimrelay.delivery.retention;

/** Housekeeping over whole days, of all tenants at once. */
final class RetentionSql {
  private RetentionSql() {}

  static final String MAKE_DAYS =
      """
      select delivery.make_days(14)
      """;

  /** The shortest and longest that any tenant keeps; the installation's where it says nothing. */
  static final String TERMS =
      """
      select least(min(coalesce(r.event_days, $1)), $1) as shortest_events,
             greatest(max(coalesce(r.event_days, $1)), $1) as longest_events,
             least(min(coalesce(r.attempt_days, $2)), $2) as shortest_attempts,
             greatest(max(coalesce(r.attempt_days, $2)), $2) as longest_attempts
      from control.tenant_retention r
      """;

  /**
   * Endpoints with something pending whose event goes within a week, or within half of its time
   * where that is less.
   */
  static final String EXPIRING =
      """
      select m.tenant_id, m.endpoint_id, e.url, count(*) as pending,
             min(m.day) + coalesce(min(r.event_days), $2::integer) + 1 as goes
      from delivery.message m
      join control.target_endpoint e on e.endpoint_id = m.endpoint_id
      left join control.tenant_retention r on r.tenant_id = m.tenant_id
      where m.state = 'pending'
        and m.day < $1::date - coalesce(r.event_days, $2)
                    + least(7, coalesce(r.event_days, $2) / 2)
        and m.day >= $1::date - coalesce(r.event_days, $2)
      group by m.tenant_id, m.endpoint_id, e.url
      """;

  /** What is still pending when its event goes is seen as skipped for a week more. */
  static final String EXPIRE =
      """
      with late as materialized (
        select m.id, m.day
        from delivery.message m
        left join control.tenant_retention r on r.tenant_id = m.tenant_id
        where m.state = 'pending' and m.day < $1::date - coalesce(r.event_days, $2)
        limit $3
      )
      update delivery.message m
      set state = 'skipped', skip_reason = 'expired', finished_at = now(), next_attempt_at = null
      from late l
      where m.id = l.id and m.day = l.day and m.state = 'pending'
      """;

  /** Each day of a table is swept once a day, by one process. */
  static final String SWEEP =
      """
      insert into delivery.day_swept as s (parent, day, swept_on)
      values ($1, $2, $3)
      on conflict (parent, day) do update set swept_on = excluded.swept_on
        where s.swept_on < excluded.swept_on
      returning s.day
      """;

  static final String DELETE_EVENTS =
      """
      delete from delivery.event e
      where e.day = $1 and e.ctid = any(array(
        select c.ctid
        from delivery.event c
        where c.day = $1 and c.tenant_id in (
          select r.tenant_id from control.tenant_retention r
          where coalesce(r.event_days, $3) < $2::date - $1::date)
        limit $4))
      """;

  static final String DELETE_MESSAGES =
      """
      delete from delivery.message m
      where m.day = $1 and m.ctid = any(array(
        select c.ctid
        from delivery.message c
        where c.day = $1 and c.tenant_id in (
          select r.tenant_id from control.tenant_retention r
          where coalesce(r.event_days, $3) + 7 < $2::date - $1::date)
        limit $4))
      """;

  static final String DELETE_ATTEMPTS =
      """
      delete from delivery.attempt a
      where a.day = $1 and a.ctid = any(array(
        select c.ctid
        from delivery.attempt c
        where c.day = $1 and c.tenant_id in (
          select r.tenant_id from control.tenant_retention r
          where coalesce(r.attempt_days, $3) < $2::date - $1::date)
        limit $4))
      """;

  static final String FORGET_SWEPT =
      """
      delete from delivery.day_swept s
      where s.swept_on < now() - interval '30 days'
      """;

  /** A record can come again for as long as Kafka keeps it, which is three days. */
  static final String FORGET_NOTICES =
      """
      delete from delivery.notice_appended n
      where n.appended_at < now() - interval '14 days'
        and not exists (select from control.pending_notice p where p.event_id = n.event_id)
      """;

  static final String FORGET_PROCESSES =
      """
      delete from delivery.process p
      where p.lease_until < now() - interval '1 hour'
      """;

  static final String FORGET_JOBS =
      """
      delete from delivery.job_progress p
      where p.finished_at < now() - interval '30 days'
      """;
}
