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

  private MessageSql() {}
}
