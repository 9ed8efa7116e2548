package io.scimrelay.ingest.outbox;

/** Statements of {@link OutboxStore} and {@link ShardLocks}. */
final class OutboxSql {

  /** Connections with rows that are kept. $1 shards. */
  static final String KEPT =
      """
      select o.connection_id, o.epoch, max(o.last_sequence) as last_sequence,
             min(o.occurred_at) < now() - interval '30 seconds' as stale
      from directory.outbox o
      where o.shard = any($1)
      group by o.connection_id, o.epoch
      order by o.connection_id, o.epoch
      """;

  /**
   * The rows of what comes next; a row of which some was sent is among them. $1 connections, $2
   * epochs and $3 sequences up to which they were sent, $4 events of each, $5 memberships of a row
   * that are read with it, $6 bytes of each, with the row that fills them. The arrays stand behind
   * {@code select}s so that the planner does not count them: it would plan anew for each round.
   */
  static final String ROWS =
      """
      select o.connection_id, o.epoch, o.first_sequence, o.last_sequence, o.tenant_id,
             o.organization_id, o.request_id, o.quirks, o.base_event_id, o.occurred_at,
             o.lead, o.tail, o.bytes >= $6 as fills, o.subject::text as subject,
             o.subject_is_member, jsonb_array_length(o.removed) as removed,
             jsonb_array_length(o.added) as added, o.traceparent,
             case when jsonb_array_length(o.removed) <= $5 then o.removed::text else '[]' end
               as few_removed,
             case when jsonb_array_length(o.added) <= $5 then o.added::text else '[]' end
               as few_added
      from unnest((select $1::uuid[]), (select $2::int[]), (select $3::bigint[]))
        as sent (connection_id, epoch, sequence)
      cross join lateral (
        select r.connection_id, r.epoch, r.first_sequence, r.last_sequence, r.tenant_id,
               r.organization_id, r.request_id, r.quirks, r.base_event_id, r.occurred_at,
               r.lead, r.tail, r.subject, r.subject_is_member, r.removed, r.added, r.traceparent,
               sum(octet_length(r.lead) + octet_length(r.tail))
                 over (order by r.epoch, r.first_sequence) as bytes
        from (
          select k.connection_id, k.epoch, k.first_sequence, k.last_sequence, k.tenant_id,
                 k.organization_id, k.request_id, k.quirks, k.base_event_id, k.occurred_at,
                 k.lead::text as lead, k.tail::text as tail, k.subject, k.subject_is_member,
                 k.removed, k.added, k.traceparent
          from directory.outbox k
          where k.connection_id = sent.connection_id
            and (k.epoch, k.first_sequence) >= (sent.epoch, coalesce((
              select b.first_sequence
              from directory.outbox b
              where b.connection_id = sent.connection_id and b.epoch = sent.epoch
                and b.first_sequence <= sent.sequence
              order by b.first_sequence desc
              limit 1), 0))
            and (k.epoch > sent.epoch
              or (k.last_sequence > sent.sequence and k.first_sequence <= sent.sequence + $4))
          order by k.epoch, k.first_sequence
          limit $4
        ) r
      ) o
      where o.bytes - octet_length(o.lead) - octet_length(o.tail) < $6
      """;

  /**
   * References of memberships. The piece is cut out before it is unfolded: to unfold all for each
   * piece takes four times as long. $1 connection, $2 epoch, $3 first sequence, $4 after, $5 up to.
   */
  static final String REMOVED =
      """
      select e.value::text as reference
      from directory.outbox o
      cross join lateral jsonb_array_elements(
        jsonb_path_query_array(o.removed, '$[$first to $last]',
          jsonb_build_object('first', $4::bigint, 'last', $5::bigint - 1)))
        with ordinality as e (value, number)
      where o.connection_id = $1 and o.epoch = $2 and o.first_sequence = $3
      order by e.number
      """;

  /** As {@link #REMOVED}. */
  static final String ADDED =
      """
      select e.value::text as reference
      from directory.outbox o
      cross join lateral jsonb_array_elements(
        jsonb_path_query_array(o.added, '$[$first to $last]',
          jsonb_build_object('first', $4::bigint, 'last', $5::bigint - 1)))
        with ordinality as e (value, number)
      where o.connection_id = $1 and o.epoch = $2 and o.first_sequence = $3
      order by e.number
      """;

  /** How far the event log has come. $1 connections. */
  static final String APPENDED =
      """
      select a.connection_id, a.epoch, a.last_sequence
      from delivery.appended a
      where a.connection_id = any($1)
      """;

  /** Forgets what the event log has. $1 shards. */
  static final String FORGET =
      """
      delete from directory.outbox o
      using delivery.appended a
      where o.shard = any($1)
        and o.connection_id = a.connection_id
        and (o.epoch, o.last_sequence) <= (a.epoch, a.last_sequence)
      """;

  static final String NOTICES =
      """
      select n.event_id, n.connection_id, n.tenant_id, n.organization_id, n.type,
             n.data::text as data, n.occurred_at
      from directory.notice n
      order by n.occurred_at, n.event_id
      limit 500
      """;

  static final String FORGET_NOTICES =
      """
      delete from directory.notice n
      using delivery.appended_notice a
      where n.event_id = a.event_id
      """;

  /** A record that Kafka refuses for good. $1 connection, $2 what to tell. */
  static final String PROBLEM =
      """
      insert into directory.connection_seen (connection_id, last_request_at, problem, problem_at)
      values ($1, now(), $2, now())
      on conflict (connection_id) do update
      set problem = excluded.problem, problem_at = excluded.problem_at
      """;

  /** A process that froze loses its session, and its locks with it. */
  static final String SESSION = "set idle_session_timeout = '15s'";

  /** A relay that lives holds a lock of this class under a number of its own. $1 number. */
  static final String ATTEND = "select pg_try_advisory_lock(7301, $1) as held";

  static final String ATTENDANCE =
      """
      select count(distinct l.objid) as relays
      from pg_locks l
      where l.locktype = 'advisory' and l.classid = 7301 and l.granted
        and l.database = (select d.oid from pg_database d where d.datname = current_database())
      """;

  /** $1 shard. */
  static final String LOCK = "select pg_try_advisory_lock(7302, $1) as held";

  /** $1 shard. */
  static final String UNLOCK = "select pg_advisory_unlock(7302, $1) as freed";

  static final String LISTEN = "listen scimrelay_outbox";

  static final String NOTIFY = "notify scimrelay_outbox";

  private OutboxSql() {}
}
