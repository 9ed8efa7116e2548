package io.scimrelay.delivery.endpoint;

/** Endpoints, as the control plane shows them. */
final class EndpointSql {
  private EndpointSql() {}

  static final String LOAD =
      """
      select e.endpoint_id, e.tenant_id, e.url, e.ordering, e.headers, e.rate_limit_per_second,
             e.generation, e.state = 'active' and v.endpoint_id is null as active,
             s.ids as secret_ids, s.sealed as secrets
      from control.target_endpoint e
      left join delivery.endpoint_verdict v
        on v.endpoint_id = e.endpoint_id and v.generation = e.generation
      left join lateral (
        select array_agg(t.secret_id order by t.created_at desc) as ids,
               array_agg(t.sealed order by t.created_at desc) as sealed
        from control.target_secret t
        where t.tenant_id = e.tenant_id and t.endpoint_id = e.endpoint_id
      ) s on true
      where e.endpoint_id = any($1)
      """;

  static final String PAUSED =
      """
      select c.connection_id
      from control.live_connection c
      where c.paused and c.tenant_id = any($1)
      """;

  static final String DROP_BACKLOG =
      """
      update delivery.message m
      set state = 'skipped', skip_reason = 'disabled', finished_at = now(), next_attempt_at = null
      where m.endpoint_id = any($1) and m.state = 'pending'
        and not exists (select from control.target_endpoint e where e.endpoint_id = m.endpoint_id)
      """;
}
