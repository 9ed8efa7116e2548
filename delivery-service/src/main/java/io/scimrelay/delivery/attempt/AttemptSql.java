package io.scimrelay.delivery.attempt;

/**
 * How attempts are written down. Each statement first locks the claims that the attempts were made
 * under: a claim that changed hands since is not there, and a change of hands waits for the end.
 */
final class AttemptSql {
  private AttemptSql() {}

  static final String FINISH =
      """
      with done as (
        select d.endpoint_id, d.token, d.id, d.attempt_id, d.trigger, d.started_at, d.duration_ms,
               d.outcome, d.status, d.error, d.excerpt, d.state_from, d.state_to, d.failures,
               d.retry_at
        from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::uuid[], $6::text[],
                    $7::timestamptz[], $8::integer[], $9::text[], $10::integer[], $11::text[],
                    $12::text[], $13::text[], $14::text[], $15::integer[], $16::timestamptz[])
             as d (endpoint_id, token, id, attempt_id, trigger, started_at, duration_ms, outcome,
                   status, error, excerpt, state_from, state_to, failures, retry_at)
      ), held as materialized (
        select c.endpoint_id, c.token
        from delivery.claim c
        where c.endpoint_id in (select d.endpoint_id from done d)
          and c.token in (select d.token from done d)
        order by c.endpoint_id
        for share
      ), mine as materialized (
        select d.endpoint_id, d.id, d.attempt_id, d.trigger, d.started_at, d.duration_ms, d.outcome,
               d.status, d.error, d.excerpt, d.state_from, d.state_to, d.failures, d.retry_at
        from done d
        join held h on h.endpoint_id = d.endpoint_id and h.token = d.token
      ), earlier as (
        insert into delivery.attempt (
          day, id, tenant_id, endpoint_id, message_id, number, trigger, started_at, duration_ms,
          outcome, status, error, response_excerpt)
        select (m.last_started_at at time zone 'UTC')::date, m.last_attempt_id, m.tenant_id,
               m.endpoint_id, m.id, m.attempt_count, m.last_trigger, m.last_started_at,
               m.last_duration_ms, m.last_outcome, m.last_status, m.last_error, m.last_excerpt
        from mine d
        join delivery.message m on m.id = d.id and m.day = $1 and m.state = d.state_from
        where m.attempt_count > 0
      ), written as (
        update delivery.message m
        set state = d.state_to,
            attempt_count = m.attempt_count + 1,
            failures = d.failures,
            first_attempt_at = coalesce(m.first_attempt_at, d.started_at),
            delivered_at = case when d.state_to = 'delivered'
                                then coalesce(m.delivered_at, clock_timestamp()) end,
            finished_at = case when d.state_to <> 'pending'
                               then coalesce(m.finished_at, clock_timestamp()) end,
            skip_reason = case when d.state_to = 'skipped' then m.skip_reason end,
            next_attempt_at = d.retry_at,
            last_attempt_id = d.attempt_id,
            last_trigger = d.trigger,
            last_started_at = d.started_at,
            last_duration_ms = d.duration_ms,
            last_outcome = d.outcome,
            last_status = d.status,
            last_error = d.error,
            last_excerpt = d.excerpt
        from mine d
        where m.id = d.id and m.day = $1 and m.state = d.state_from
        returning m.id
      )
      select d.id from mine d
      """;

  /**
   * What a delivered deactivation or deletion overtook of its user: what told of an earlier state,
   * and after a deletion the user's memberships too. Where no order is asked for all are sent; in
   * strict order nothing is overtaken but what was before the order changed.
   */
  static final String SUPERSEDE =
      """
      with held as materialized (
        select c.endpoint_id
        from delivery.claim c
        where c.endpoint_id = $1 and c.token = $2
          and exists (
            select from control.target_endpoint t
            where t.endpoint_id = $1 and t.ordering <> 'none')
        for share
      )
      update delivery.message m
      set state = 'skipped', skip_reason = 'superseded', finished_at = clock_timestamp(),
          next_attempt_at = null
      from held h
      where m.endpoint_id = h.endpoint_id and m.connection_id = $3 and m.state = 'pending'
        and m.subject is not null and coalesce(m.member, m.subject) = $4 and m.position < $5
        and (m.event_type in ('user.updated', 'user.deactivated', 'user.reactivated')
             or $6 and m.member is not null)
      returning m.position
      """;
}
