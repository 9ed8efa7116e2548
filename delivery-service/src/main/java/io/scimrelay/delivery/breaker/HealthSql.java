package io.scimrelay.delivery.breaker;

/** What is kept of endpoints that fail, written under the claim of whoever saw it. */
final class HealthSql {
  private HealthSql() {}

  static final String LOAD =
      """
      select h.endpoint_id, h.generation, h.breaker, h.failing_since, h.last_accepted_at, h.probes,
             h.next_probe_at
      from delivery.endpoint_health h
      where h.endpoint_id = any($1)
      """;

  static final String SAVE =
      """
      with held as materialized (
        select c.endpoint_id, c.tenant_id
        from delivery.claim c
        where c.endpoint_id = $1 and c.token = $2
        for share
      )
      insert into delivery.endpoint_health (
        endpoint_id, tenant_id, generation, breaker, failing_since, last_accepted_at, probes,
        next_probe_at)
      select h.endpoint_id, h.tenant_id, $3, $4, $5, $6, $7, $8
      from held h
      on conflict (endpoint_id) do update
      set generation = excluded.generation, breaker = excluded.breaker,
          failing_since = excluded.failing_since, last_accepted_at = excluded.last_accepted_at,
          probes = excluded.probes, next_probe_at = excluded.next_probe_at
      """;

  /** One verdict a generation; answers the endpoint where it is new. */
  static final String JUDGE =
      """
      with held as materialized (
        select c.endpoint_id, c.tenant_id
        from delivery.claim c
        where c.endpoint_id = $1 and c.token = $2
        for share
      )
      insert into delivery.endpoint_verdict as v (endpoint_id, tenant_id, generation, verdict)
      select h.endpoint_id, h.tenant_id, $3, $4
      from held h
      on conflict (endpoint_id) do update
      set generation = excluded.generation, verdict = excluded.verdict, found_at = now()
      where v.generation < excluded.generation
      returning endpoint_id
      """;
}
