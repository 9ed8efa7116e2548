package io.scimrelay.delivery.eventlog;

/** Statements of the append transaction, in the order in which it locks. */
final class AppendSql {
  private AppendSql() {}

  static final String LOCK_CONNECTIONS =
      """
      select p.connection_id, p.epoch, p.last_sequence
      from delivery.connection_position p
      where p.connection_id = any($1)
      order by p.connection_id
      for update
      """;

  static final String ADD_CONNECTIONS =
      """
      insert into delivery.connection_position (connection_id, tenant_id, epoch, last_sequence)
      select c.connection_id, c.tenant_id, 1, 0
      from unnest($1::uuid[], $2::uuid[]) as c (connection_id, tenant_id)
      order by c.connection_id
      on conflict (connection_id) do nothing
      """;

  static final String ADD_NOTICES =
      """
      insert into delivery.notice_appended (event_id, tenant_id)
      select n.event_id, n.tenant_id
      from unnest($1::uuid[], $2::uuid[]) as n (event_id, tenant_id)
      order by n.event_id
      on conflict (event_id) do nothing
      returning event_id
      """;

  static final String LOCK_TENANTS =
      """
      select t.tenant_id, t.last_position,
             greatest(t.day, (clock_timestamp() at time zone 'UTC')::date) as day
      from delivery.tenant_position t
      where t.tenant_id = any($1)
      order by t.tenant_id
      for update
      """;

  static final String ADD_TENANTS =
      """
      insert into delivery.tenant_position (tenant_id, day, last_position)
      select t.tenant_id, (clock_timestamp() at time zone 'UTC')::date, 0
      from unnest($1::uuid[]) as t (tenant_id)
      order by t.tenant_id
      on conflict (tenant_id) do nothing
      """;

  /**
   * Endpoints are matched here, never from a cache: one answered 201 misses nothing. One statement
   * with the counters and the marks: a commit is on its way behind it, and finds all or nothing.
   */
  static final String APPEND =
      """
      with incoming as (
        select i.day, i.tenant_id, i.position, i.id, i.type, i.organization_id, i.connection_id,
               i.epoch, i.sequence, i.subject, i.member, i.owns::bigint[] as owns,
               i.shares::bigint[] as shares, i.traceparent, i.occurred_at, i.body, i.not_for
        from unnest($1::date[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::uuid[],
                    $7::uuid[], $8::integer[], $9::bigint[], $10::uuid[], $11::uuid[], $12::text[],
                    $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::uuid[])
             as i (day, tenant_id, position, id, type, organization_id, connection_id, epoch,
                   sequence, subject, member, owns, shares, traceparent, occurred_at, body, not_for)
      ), logged as (
        insert into delivery.event (
          day, tenant_id, position, id, type, organization_id, connection_id, epoch, sequence,
          subject, member, owns, shares, traceparent, occurred_at, body)
        select i.day, i.tenant_id, i.position, i.id, i.type, i.organization_id, i.connection_id,
               i.epoch, i.sequence, i.subject, i.member, i.owns, i.shares, i.traceparent,
               i.occurred_at, i.body
        from incoming i
      ), told as (
        insert into delivery.message (
          day, id, tenant_id, endpoint_id, connection_id, position, event_id, event_type, epoch,
          sequence, subject, member)
        select w.day, uuidv7(), w.tenant_id, w.endpoint_id, w.connection_id, w.position, w.id,
               w.type, w.epoch, w.sequence, w.subject, w.member
        from (
          select i.day, i.tenant_id, e.endpoint_id, i.position, i.id, i.type, i.epoch, i.sequence,
                 coalesce(i.connection_id, '00000000-0000-0000-0000-000000000000'::uuid)
                   as connection_id,
                 i.subject, i.member
          from incoming i
          join control.target_endpoint e on e.tenant_id = i.tenant_id
          left join delivery.endpoint_verdict v
            on v.endpoint_id = e.endpoint_id and v.generation = e.generation
          where e.state <> 'disabled' and v.endpoint_id is null
            and e.endpoint_id is distinct from i.not_for
            and (e.event_types = '{}' or i.type = any(e.event_types) or '*' = any(e.event_types)
                 or split_part(i.type, '.', 1) || '.*' = any(e.event_types))
            and (e.organization_ids = '{}' or i.organization_id = any(e.organization_ids))
            and (e.connection_ids = '{}' or i.connection_id = any(e.connection_ids))
          order by i.tenant_id, i.position
        ) w
        returning endpoint_id, connection_id
      ), counted as (
        update delivery.tenant_position t
        set last_position = m.last_position, day = m.day
        from unnest($18::uuid[], $19::bigint[], $20::date[]) as m (tenant_id, last_position, day)
        where t.tenant_id = m.tenant_id
      ), marked as (
        update delivery.connection_position p
        set epoch = m.epoch, last_sequence = m.last_sequence, appended_at = now()
        from unnest($21::uuid[], $22::integer[], $23::bigint[])
          as m (connection_id, epoch, last_sequence)
        where p.connection_id = m.connection_id
      )
      select distinct t.endpoint_id, t.connection_id from told t
      """;
}
