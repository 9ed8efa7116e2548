package io.scimrelay.admin.message;

/** What delivery shows of messages and attempts. */
final class MessageSql {
  static final String LIST =
      """
      select id, event_id, event_type, endpoint_id, connection_id, sequence, state, skip_reason,
             attempt_count, created_at, delivered_at, next_attempt_at
      from delivery.message_status
      where tenant_id = $1 and endpoint_id = $2 and id < $3
        and ($4::text is null or state = $4) and ($5::uuid is null or connection_id = $5)
      order by id desc
      limit $6
      """;

  static final String GET =
      """
      select id, event_id, event_type, endpoint_id, connection_id, sequence, state, skip_reason,
             attempt_count, created_at, delivered_at, next_attempt_at
      from delivery.message_status
      where tenant_id = $1 and id = $2
      """;

  static final String SUPERSEDED =
      """
      select superseded, endpoint_id from delivery.message_status where tenant_id = $1 and id = $2
      """;

  static final String ATTEMPTS =
      """
      select a.id, a.number, a.trigger, a.started_at, a.duration_ms, a.outcome, a.status, a.error,
             a.response_excerpt
      from delivery.attempt_status a
      where a.tenant_id = $1 and a.message_id = $2 and a.number > $3
      order by a.number
      limit $4
      """;

  static final String LAST_TEST =
      """
      select a.id, a.number, a.trigger, a.started_at, a.duration_ms, a.outcome, a.status, a.error,
             a.response_excerpt
      from delivery.message_status m
      join delivery.attempt_status a on a.tenant_id = m.tenant_id and a.message_id = m.id
      where m.tenant_id = $1 and m.endpoint_id = $2 and m.event_type = 'endpoint.test'
      order by m.id desc, a.number
      limit 1
      """;

  static final String STATS =
      """
      with told as (
        select id, state from delivery.message_status
        where tenant_id = $1 and endpoint_id = $2 and created_at >= $3
      ), tried as (
        select a.outcome, a.duration_ms
        from told
        join delivery.attempt_status a on a.tenant_id = $1 and a.message_id = told.id
        where a.started_at >= $3
      ), times as (
        select count(*) as attempts, count(*) filter (where outcome = 'accepted') as accepted,
               percentile_cont(array[0.5, 0.95, 0.99]) within group (order by duration_ms) as ms
        from tried
      )
      select (select count(*) from told where state = 'delivered') as delivered,
             (select count(*) from told where state = 'failed') as failed,
             times.attempts, times.accepted::float8 / nullif(times.attempts, 0) as success_rate,
             times.ms[1] as p50, times.ms[2] as p95, times.ms[3] as p99,
             coalesce(s.backlog, 0) as backlog, s.oldest_pending_at, s.next_attempt_at
      from times
      left join delivery.endpoint_status s on s.tenant_id = $1 and s.endpoint_id = $2
      """;

  private MessageSql() {}
}
