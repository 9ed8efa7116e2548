package io.scimrelay.benchmarks.ingest;

/** The rows of one created user as one statement, for pgbench. */
final class PlainInserts {
  static final String SCRIPT =
      """
      \\set n random(1, 64)
      with resource as (
        insert into bench.resource
          (connection_id, id, kind, name_key, display_key, external_id, active, version,
           created_at, modified_at, body, reference)
        select md5(:n::text)::uuid, u.id, 'user', u.name, null, 'x-' || u.name, true, 1, now(), now(),
               jsonb_build_object(
                 'userName', u.name, 'externalId', 'x-' || u.name, 'active', true, 'title', 'Engineer',
                 'name', '{"givenName":"Ada","familyName":"Byron"}'::jsonb,
                 'emails', jsonb_build_array(
                   jsonb_build_object('value', u.name, 'type', 'work', 'primary', true))),
               jsonb_build_object('externalId', 'x-' || u.name, 'userName', u.name, 'email', u.name)
        from (select i.id, i.id || '@example.com' as name from (select uuidv7() as id) i) u
        returning connection_id, id, name_key, body, reference
      ), address as (
        insert into bench.email (connection_id, resource_id, key)
        select r.connection_id, r.id, r.name_key
        from resource r
      ), tick as (
        update bench.connection_counter c
        set last_sequence = c.last_sequence + 1, users = c.users + 1, last_timestamp = clock_timestamp()
        from resource r
        where c.connection_id = r.connection_id
        returning c.tenant_id, c.organization_id, c.epoch, c.last_sequence, c.last_timestamp
      )
      insert into bench.outbox
        (connection_id, epoch, first_sequence, last_sequence, shard, tenant_id, organization_id, request_id,
         quirks, base_event_id, occurred_at, lead, tail, subject, subject_is_member, removed, added)
      select r.connection_id, t.epoch, t.last_sequence, t.last_sequence, 1, t.tenant_id, t.organization_id, r.id,
             '{}', r.id, t.last_timestamp,
             jsonb_build_array(jsonb_build_object('type', 'user.created', 'user', r.body)), '[]', r.reference,
             false, '[]', '[]'
      from resource r
      cross join tick t;
      """;

  private PlainInserts() {}
}
