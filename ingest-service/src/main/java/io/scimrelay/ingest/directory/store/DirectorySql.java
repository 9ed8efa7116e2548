package io.scimrelay.ingest.directory.store;

/**
 * The writes of {@link DirectoryStore}. Each is one statement whose CTE {@code change} has a row
 * where something was changed; only then is a number taken, so that a lost race burns none.
 *
 * <p>Of all writes: $1 connection, $2 resource, $3 request, $4 quirks, $5 base event id, $6
 * traceparent, $7 shard.
 */
final class DirectorySql {

  /** Takes the numbers of {@code change} and leaves its events in the outbox. */
  private static final String NUMBER_AND_TELL =
      """
      , tick as (
        update directory.connection_counter c
        set last_sequence = c.last_sequence + h.events,
            users = c.users + h.users,
            groups = c.groups + h.groups,
            last_timestamp =
              greatest(c.last_timestamp, date_trunc('milliseconds', clock_timestamp()))
        from change h
        where c.connection_id = $1
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
  private static final String EMAILS =
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

  /**
   * $8 name key, $9 display key, $10 external id, $11 active, $12 body, $13 e-mail keys, $14
   * reference, $15 version, $16 lead, $17 number of lead events, $18 kind, $19 members, $20 their
   * kinds.
   */
  static final String CREATE =
      """
      with known as materialized (
        select r.id, r.reference
        from unnest($19::uuid[], $20::text[]) as a (id, kind)
        join directory.resource r
          on r.connection_id = $1 and r.id = a.id and r.kind = a.kind collate "C"
      ), state as (
        insert into directory.resource
          (connection_id, id, kind, name_key, display_key, external_id, active, version,
           created_at, modified_at, body, reference)
        select $1, $2, $18, $8, $9, $10, $11,
               $15::bigint + case when exists (select from known) then 1 else 0 end,
               date_trunc('milliseconds', statement_timestamp()),
               date_trunc('milliseconds', statement_timestamp()),
               $12::text::jsonb, $14::text::jsonb
        from directory.connection_counter c
        where c.connection_id = $1
        returning id, kind, version, created_at, modified_at, reference
      ), come as (
        insert into directory.member (connection_id, group_id, member_id)
        select $1, s.id, k.id
        from state s
        cross join known k
        order by k.id
        returning member_id
      ), change as materialized (
        select $17::bigint + (select count(*) from come) as events,
               case when s.kind = 'user' then 1 else 0 end as users,
               case when s.kind = 'group' then 1 else 0 end as groups,
               $16::text::jsonb as lead, '[]'::jsonb as tail, s.reference as subject,
               false as subject_is_member, '[]'::jsonb as removed,
               (select coalesce(jsonb_agg(k.reference order by k.id), '[]') from known k) as added
        from state s
      )
      """
          + EMAILS
          + NUMBER_AND_TELL
          + """
          select s.version, s.created_at, s.modified_at,
                 (select count(*) from known) as known, h.events, t.last_sequence
          from state s
          cross join change h
          cross join tick t
          """;

  /** As {@link #CREATE} to $17; $18 the version that was read. */
  static final String UPDATE =
      """
      with state as (
        update directory.resource r
        set name_key = $8, display_key = $9, external_id = $10, active = $11,
            body = $12::text::jsonb, reference = $14::text::jsonb, version = $15::bigint,
            modified_at = date_trunc('milliseconds', statement_timestamp())
        where r.connection_id = $1 and r.id = $2 and r.version = $18
        returning r.id, r.version, r.created_at, r.modified_at, r.reference
      ), change as materialized (
        select $17::bigint as events, 0 as users, 0 as groups, $16::text::jsonb as lead,
               '[]'::jsonb as tail, s.reference as subject, false as subject_is_member,
               '[]'::jsonb as removed, '[]'::jsonb as added
        from state s
      )
      """
          + EMAILS
          + NUMBER_AND_TELL
          + """
          select s.version, s.created_at, s.modified_at, 0::bigint as known, h.events,
                 t.last_sequence
          from state s
          cross join change h
          cross join tick t
          """;

  /**
   * Named members come and go; takes the group's lock by itself. $8 members to add, $9 their kinds,
   * $10 members to remove. Always one row; {@code found} tells whether there is such a group.
   */
  static final String CHANGE_MEMBERS =
      """
      with target as materialized (
        select r.id, r.reference
        from directory.resource r
        where r.connection_id = $1 and r.id = $2 and r.kind || '' = 'group'
        for no key update
      ), known as materialized (
        select r.id, r.reference
        from unnest($8::uuid[], $9::text[]) as a (id, kind)
        join directory.resource r
          on r.connection_id = $1 and r.id = a.id and r.kind = a.kind collate "C"
      ), gone as (
        delete from directory.member m
        using target g
        where m.connection_id = $1 and m.group_id = g.id and m.member_id = any($10::uuid[])
        returning m.member_id
      ), come as (
        insert into directory.member (connection_id, group_id, member_id)
        select $1, g.id, k.id
        from target g
        cross join known k
        order by k.id
        on conflict do nothing
        returning member_id
      ), moved as materialized (
        select (select count(*) from gone) as gone, (select count(*) from come) as come
      ), state as (
        update directory.resource r
        set version = r.version + 1,
            modified_at = date_trunc('milliseconds', statement_timestamp())
        from moved v
        where r.connection_id = $1 and r.id = $2 and v.gone + v.come > 0
        returning r.version
      ), change as materialized (
        select v.gone + v.come as events, 0 as users, 0 as groups, '[]'::jsonb as lead,
               '[]'::jsonb as tail, g.reference as subject, false as subject_is_member,
               (select coalesce(jsonb_agg(r.reference order by r.id), '[]')
                from gone w
                join directory.resource r on r.connection_id = $1 and r.id = w.member_id) as removed,
               (select coalesce(jsonb_agg(k.reference order by k.id), '[]')
                from known k
                where (k.id in (select w.member_id from come w)) is true) as added
        from state s
        cross join moved v
        cross join target g
      )
      """
          + NUMBER_AND_TELL
          + """
          select exists (select from target) as found, (select count(*) from known) as known,
                 s.version, h.events, t.last_sequence
          from moved v
          left join state s on true
          left join change h on true
          left join tick t on true
          """;

  private static final String ASKED =
      """
      with known as materialized (
        select r.id, r.reference
        from unnest($19::uuid[], $20::text[]) as a (id, kind)
        join directory.resource r
          on r.connection_id = $1 and r.id = a.id and r.kind = a.kind collate "C"
      )
      """;

  private static final String GROUP =
      """
      , come as (
        insert into directory.member (connection_id, group_id, member_id)
        select $1, $2, k.id
        from known k
        where not exists (
          select from directory.member m
          where m.connection_id = $1 and m.group_id = $2 and m.member_id = k.id)
        order by k.id
        on conflict do nothing
        returning member_id
      ), moved as materialized (
        select (select count(*) from gone) as gone, (select count(*) from come) as come
      ), state as (
        update directory.resource r
        set name_key = $8, display_key = $9, external_id = $10, active = $11,
            body = $12::text::jsonb, reference = $14::text::jsonb,
            version = $15::bigint + case when v.gone + v.come > 0 then 1 else 0 end,
            modified_at = date_trunc('milliseconds', statement_timestamp())
        from moved v
        where r.connection_id = $1 and r.id = $2 and $17::bigint + v.gone + v.come > 0
        returning r.id, r.version, r.created_at, r.modified_at, r.reference
      ), change as materialized (
        select $17::bigint + v.gone + v.come as events, 0 as users, 0 as groups,
               $16::text::jsonb as lead, '[]'::jsonb as tail, s.reference as subject,
               false as subject_is_member,
               (select coalesce(jsonb_agg(r.reference order by r.id), '[]')
                from gone w
                join directory.resource r on r.connection_id = $1 and r.id = w.member_id) as removed,
               (select coalesce(jsonb_agg(k.reference order by k.id), '[]')
                from known k
                where (k.id in (select w.member_id from come w)) is true) as added
        from state s
        cross join moved v
      )
      """
          + EMAILS
          + NUMBER_AND_TELL
          + """
          select s.version, s.created_at, s.modified_at, (select count(*) from known) as known,
                 h.events, t.last_sequence
          from moved v
          left join state s on true
          left join change h on true
          left join tick t on true
          """;

  /** As {@link #CREATE} to $17 for a group that is locked; $19 members, $20 their kinds. */
  static final String UPDATE_GROUP_WHOLE =
      ASKED
          + """
          , gone as (
            delete from directory.member m
            where m.connection_id = $1 and m.group_id = $2 and $18::text is null
              and not exists (select from known k where k.id = m.member_id)
            returning m.member_id
          )
          """
          + GROUP;

  /** As {@link #UPDATE_GROUP_WHOLE}; $18 members to remove. */
  static final String UPDATE_GROUP_NAMED =
      ASKED
          + """
          , gone as (
            delete from directory.member m
            where m.connection_id = $1 and m.group_id = $2 and m.member_id = any($18::uuid[])
            returning m.member_id
          )
          """
          + GROUP;

  /** A resource that is locked; $8 tail, $9 number of tail events. */
  static final String DELETE =
      """
      with groups as materialized (
        select g.id, g.reference
        from directory.resource g
        where g.connection_id = $1
          and g.id in (
            select m.group_id from directory.member m
            where m.connection_id = $1 and m.member_id = $2)
        order by g.id
        for no key update
      ), gone as (
        delete from directory.member m
        using groups g
        where m.connection_id = $1 and m.member_id = $2 and m.group_id = g.id
        returning m.group_id
      ), bumped as (
        update directory.resource r
        set version = r.version + 1,
            modified_at = date_trunc('milliseconds', statement_timestamp())
        from gone w
        where r.connection_id = $1 and r.id = w.group_id
      ), emptied as (
        delete from directory.member m
        where m.connection_id = $1 and m.group_id = $2
      ), emails_gone as (
        delete from directory.email e
        where e.connection_id = $1 and e.resource_id = $2
      ), state as (
        delete from directory.resource r
        where r.connection_id = $1 and r.id = $2
        returning r.kind, r.reference
      ), change as materialized (
        select $9::bigint + (select count(*) from gone) as events,
               case when s.kind = 'user' then -1 else 0 end as users,
               case when s.kind = 'group' then -1 else 0 end as groups,
               '[]'::jsonb as lead, $8::text::jsonb as tail, s.reference as subject,
               true as subject_is_member,
               (select coalesce(jsonb_agg(g.reference order by g.id), '[]')
                from gone w
                join groups g on g.id = w.group_id) as removed,
               '[]'::jsonb as added
        from state s
      )
      """
          + NUMBER_AND_TELL
          + """
          select h.events, t.last_sequence
          from change h
          cross join tick t
          """;

  /** $1 connection, $2 resource, $3 kind. */
  static final String LOCK =
      """
      select r.version, r.created_at, r.modified_at, r.body::text as body
      from directory.resource r
      where r.connection_id = $1 and r.id = $2 and r.kind = $3
      for no key update
      """;

  /** As {@link #LOCK}; lets no membership begin meanwhile. */
  static final String LOCK_TO_DELETE =
      """
      select r.version, r.created_at, r.modified_at, r.body::text as body
      from directory.resource r
      where r.connection_id = $1 and r.id = $2 and r.kind = $3
      for update
      """;

  /** Held to the commit by whoever puts a group into a group. $1 connection. */
  static final String LOCK_NESTING =
      "select pg_advisory_xact_lock(7303, hashtext($1::uuid::text)) as locked";

  /** Whether one of $3 is the group $2 or holds it, directly or through others. $1 connection. */
  static final String CYCLE =
      """
      with recursive above as (
        select $2::uuid as id
        union
        select m.group_id
        from above a
        join directory.member m on m.connection_id = $1 and m.member_id = a.id
      )
      select exists (select from above a where a.id = any($3::uuid[])) as cycle
      """;

  private DirectorySql() {}
}
