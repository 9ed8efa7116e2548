package io.scimrelay.ingest.directory.store;

/**
 * The writes of {@link MemberStore}. Each ends with {@link TellingSql}, which has $1 to $7. Sets of
 * members are compared by hash whatever the planner thinks of their size: {@code in (...) is true}
 * is no join. Of a group that has just grown it knows nothing, and chose to hold every member
 * against every other.
 */
final class MemberSql {

  /**
   * Named members come and go; takes the group's lock by itself. $8 members to add, $9 their kinds,
   * $10 members to remove. Always one row; {@code found} tells whether there is such a group.
   */
  static final String CHANGE_MEMBERS =
      """
      with target as materialized (
        select r.id, r.reference, r.version
        from directory.resource r
        where r.connection_id = $1 and r.id = $2 and r.kind || '' = 'group'
        for no key update
      )
      """
          + ", "
          + KnownSql.held("unnest($8::uuid[], $9::text[]) as a (id, kind)")
          + """
      , gone as (
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
                cross join lateral (
                  select n.id, n.reference
                  from directory.resource n
                  where n.connection_id = $1 and n.id = w.member_id
                  limit 1
                ) r) as removed,
               (select coalesce(jsonb_agg(k.reference order by k.id), '[]')
                from known k
                where (k.id in (select w.member_id from come w)) is true) as added
        from state s
        cross join moved v
        cross join target g
      )
      """
          + TellingSql.NUMBER_AND_TELL
          + """
          select exists (select from target) as found, (select count(*) from known) as known,
                 coalesce(s.version, (select g.version from target g)) as version, h.events,
                 t.last_sequence
          from moved v
          left join state s on true
          left join change h on true
          left join tick t on true
          """;

  private static final String GROUP =
      """
      , moved as materialized (
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
                cross join lateral (
                  select n.id, n.reference
                  from directory.resource n
                  where n.connection_id = $1 and n.id = w.member_id
                  limit 1
                ) r) as removed,
               (select coalesce(jsonb_agg(k.reference order by k.id), '[]')
                from known k
                where (k.id in (select w.member_id from come w)) is true) as added
        from state s
        cross join moved v
      )
      """
          + TellingSql.EMAILS
          + TellingSql.NUMBER_AND_TELL
          + """
          select s.version, s.created_at, s.modified_at, (select m.members from met m) as known,
                 h.events, t.last_sequence
          from moved v
          left join state s on true
          left join change h on true
          left join tick t on true
          """;

  /**
   * As {@link DirectorySql#CREATE} to $17 for a group that is locked to be filled; $19 members, $20
   * their kinds. Only those that are new to it are looked up.
   */
  static final String UPDATE_GROUP_WHOLE =
      """
      with asked as materialized (
        select a.id, a.kind
        from unnest($19::uuid[], $20::text[]) as a (id, kind)
      ), held as materialized (
        select m.member_id
        from directory.member m
        where m.connection_id = $1 and m.group_id = $2
      )
      """
          + ", "
          + KnownSql.known(
              "asked a", "where (a.id in (select h.member_id from held h)) is not true")
          + """
      , met as (
        select count(*) + (select count(*) from known) as members
        from asked a
        where (a.id in (select h.member_id from held h)) is true
      ), gone as (
        delete from directory.member m
        where m.connection_id = $1 and m.group_id = $2 and $18::text is null
          and (m.member_id in (select a.id from asked a)) is not true
        returning m.member_id
      ), come as (
        insert into directory.member (connection_id, group_id, member_id)
        select $1, $2, k.id
        from known k
        order by k.id
        returning member_id
      )
      """
          + GROUP;

  /** As {@link #UPDATE_GROUP_WHOLE} of members that come and go by name; $18 those that go. */
  static final String UPDATE_GROUP_NAMED =
      "with "
          + KnownSql.known("unnest($19::uuid[], $20::text[]) as a (id, kind)", "")
          + """
      , met as (
        select count(*) as members
        from known
      ), gone as (
        delete from directory.member m
        where m.connection_id = $1 and m.group_id = $2 and m.member_id = any($18::uuid[])
        returning m.member_id
      ), come as (
        insert into directory.member (connection_id, group_id, member_id)
        select $1, $2, k.id
        from known k
        order by k.id
        on conflict do nothing
        returning member_id
      )
      """
          + GROUP;

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

  private MemberSql() {}
}
