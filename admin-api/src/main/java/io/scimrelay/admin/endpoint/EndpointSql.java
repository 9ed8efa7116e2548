package io.scimrelay.admin.endpoint;

/** Statements beside those on the endpoint's own row. */
final class EndpointSql {
  static final String HEALTH =
      """
      select endpoint_id, generation, verdict, breaker, backlog, oldest_pending_at
      from delivery.endpoint_status
      where tenant_id = $1 and endpoint_id = any($2)
      """;

  static final String ORGANIZATIONS =
      """
      select id from control.organization where tenant_id = $1 and id = any($2)
      """;

  static final String CONNECTIONS =
      """
      select id from control.connection where tenant_id = $1 and id = any($2)
      """;

  private EndpointSql() {}
}
