package io.scimrelay.ingest.directory.store;

/**
 * What the statements of all writes end with. Each has a CTE {@code change} with a row where
 * something was changed; only then is a number taken, so that a lost race burns none. Of a
 * connection that was deleted meanwhile nothing is changed any more.
 *
 * <p>Of all writes: $1 connection, $2 resource, $3 request, $4 quirks, $5 base event id, $6
 * traceparent, $7 shard.
 */
final class TellingSql {

  /** Takes the numbers of {@code change} and leaves its events in the outbox. */
  static final String NUMBER_AND_TELL =
      """
      , tick as (
        update directory.connection_counter c
        set last_sequence = c.last_sequence + h.events,
            users = c.users + h.users,
            groups = c.groups + h.groups,
            last_timestamp =
              greatest(c.last_timestamp, date_trunc('milliseconds', clock_timestamp()))
        from change h
        where c.connection_id = $1 and directory.living(c.connection_id)
        returning c.tenant_id, c.organization_id, c.epoch, c.last_sequence, c.last_timestamp
      ), told as (
        insert into directory.outbox
          (connection_id, epoch, first_sequence, last_sequence, shard, tenant_id, organization_id,
           request_id, quirks, base_event_id, occurred_at, lead, tail, subject, subject_is_member,
           removed, added, traceparent)
        select $1, t.epoch, t.last_sequence - h.events + 1, t.last_sequence, $7, t.tenant_id,
               t.organization_id, $3, $4, $5, t.last_timestamp, h.lead, h.tail, h.subject,
               h.subject_is_member, h.removed, h.added, $6
        from tick t
        cross join change h
        where h.events > 0
      )
      """;

  /** Keeps the folded e-mail addresses of {@code state}. $13 keys. */
  static final String EMAILS =
      """
      , emails_gone as (
        delete from directory.email e
        using state s
        where e.connection_id = $1 and e.resource_id = s.id and e.key <> all($13::text[])
      ), emails_come as (
        insert into directory.email (connection_id, resource_id, key)
        select $1, s.id, k.key
        from state s
        cross join unnest($13::text[]) as k (key)
        on conflict do nothing
      )
      """;

  private TellingSql() {}
}
