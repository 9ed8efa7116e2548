package io.scimrelay.delivery.retention;

/** Housekeeping over whole days, of all tenants at once. */
final class RetentionSql {
  private RetentionSql() {}

  static final String MAKE_DAYS =
      """
      select delivery.make_days(14)
      """;

  static final String DROP_DAYS =
      """
      select delivery.drop_days($1, $2)
      """;

  /** What is still pending when its event goes is seen as skipped for a week more. */
  static final String EXPIRE =
      """
      update delivery.message m
      set state = 'skipped', skip_reason = 'expired', finished_at = now(), next_attempt_at = null
      where m.day < $1 and m.state = 'pending'
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
