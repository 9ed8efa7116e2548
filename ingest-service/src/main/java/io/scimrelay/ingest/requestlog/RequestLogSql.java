package io.scimrelay.ingest.requestlog;

/** Statements of {@link RequestLogStore}. */
final class RequestLogSql {

  /** Parallel arrays, a record an index. */
  static final String KEEP =
      """
      insert into directory.request
        (id, connection_id, tenant_id, at, method, path, status, duration_ms, request_body,
         response_body, quirks, problem, user_agent, sender, base_event_id, first_sequence,
         last_sequence)
      select k.id, k.connection_id, k.tenant_id, k.at, k.method, k.path, k.status, k.duration_ms,
             k.request_body, k.response_body,
             case k.quirks when '' then '{}'::text[] else string_to_array(k.quirks, ',') end,
             k.problem, k.user_agent, k.sender, k.base_event_id, k.first_sequence,
             k.last_sequence
      from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[],
                  $7::int[], $8::int[], $9::text[], $10::text[], $11::text[], $12::text[],
                  $13::text[], $14::text[], $15::uuid[], $16::bigint[], $17::bigint[])
        as k (id, connection_id, tenant_id, at, method, path, status, duration_ms, request_body,
              response_body, quirks, problem, user_agent, sender, base_event_id,
              first_sequence, last_sequence)
      on conflict do nothing
      """;

  /** The last problem of each connection that had one. $1 connections, $2 problems, $3 times. */
  static final String PROBLEMS =
      """
      insert into directory.connection_seen (connection_id, last_request_at, problem, problem_at)
      select k.connection_id, k.at, k.problem, k.at
      from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as k (connection_id, problem, at)
      order by k.connection_id
      on conflict (connection_id) do update
      set problem = excluded.problem, problem_at = excluded.problem_at
      """;

  /** Who seems to call each connection. $1 connections, $2 senders, $3 times. */
  static final String SENDERS =
      """
      insert into directory.connection_seen (connection_id, last_request_at, detected)
      select k.connection_id, k.at, k.sender
      from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as k (connection_id, sender, at)
      order by k.connection_id
      on conflict (connection_id) do update
      set detected = excluded.detected
      where connection_seen.detected is distinct from excluded.detected
      """;

  /** $1 days to keep. */
  static final String KEEP_DAYS = "select directory.keep_request_days($1)";

  private RequestLogSql() {}
}
