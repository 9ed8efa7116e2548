package io.scimrelay.admin.requestlog;

/** What ingest shows of its request log. */
final class RequestSql {
  static final String LIST =
      """
      select id, connection_id, at, method, path, status, duration_ms, user_agent, sender, quirks,
             problem, base_event_id, first_sequence, last_sequence, null as request_body,
             null as response_body
      from directory.request_state
      where tenant_id = $1 and connection_id = $2 and id < $3
      order by id desc
      limit $4
      """;

  static final String GET =
      """
      select id, connection_id, at, method, path, status, duration_ms, user_agent, sender, quirks,
             problem, base_event_id, first_sequence, last_sequence, request_body, response_body
      from directory.request_state r
      where tenant_id = $1 and id = $2
        and exists (
          select from control.connection c where c.tenant_id = $1 and c.id = r.connection_id)
      """;

  private RequestSql() {}
}
