package io.scimrelay.delivery.intake;

/** Notices of the control plane, which keeps them until the log has them. */
final class NoticeSql {
  private NoticeSql() {}

  static final String PENDING =
      """
      select n.event_id, n.tenant_id, n.organization_id, n.connection_id, n.type, n.data,
             n.occurred_at
      from control.pending_notice n
      where not exists (select from delivery.notice_appended a where a.event_id = n.event_id)
      order by n.occurred_at, n.event_id
      limit 200
      """;
}
