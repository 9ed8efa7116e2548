package io.scimrelay.delivery.trace;

/** Statements of {@link TraceStore}. */
final class TraceSql {

  /** $1 numbers, $2 tenants, $3 days, $4 positions, $5 the earliest day. */
  static final String PARENTS =
      """
      select b.n, e.traceparent
      from unnest($1::integer[], $2::uuid[], $3::date[], $4::bigint[]) as b (n, tenant_id, day, position)
      join delivery.event e
        on e.tenant_id = b.tenant_id and e.day = b.day and e.position = b.position and e.day >= $5
      where e.traceparent is not null
      """;

  private TraceSql() {}
}
