package io.scimrelay.ingest.directory.store;

/** The writes of {@link DirectoryStore}. Each ends with {@link TellingSql}, which has $1 to $7. */
final class DirectorySql {

  /**
   * $8 name key, $9 display key, $10 external id, $11 active, $12 body, $13 e-mail keys, $14
   * reference, $15 version, $16 lead, $17 number of lead events, $18 kind, $19 members, $20 their
   * kinds.
   */
  private static final String CREATE_OF =
      """
      with %s
      , state as (
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
          + TellingSql.EMAILS
          + TellingSql.NUMBER_AND_TELL
          + """
          select s.version, s.created_at, s.modified_at,
                 (select count(*) from known) as known, h.events, t.last_sequence
          from state s
          cross join change h
          cross join tick t
          """;

  private static final String COMERS = "unnest($19::uuid[], $20::text[]) as a (id, kind)";

  static final String CREATE = CREATE_OF.formatted(KnownSql.held(COMERS));

  /** The same behind {@link #KEEP_ALL}. */
  static final String CREATE_FULL = CREATE_OF.formatted(KnownSql.known(COMERS, ""));

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
          + TellingSql.EMAILS
          + TellingSql.NUMBER_AND_TELL
          + """
          select s.version, s.created_at, s.modified_at, 0::bigint as known, h.events,
                 t.last_sequence
          from state s
          cross join change h
          cross join tick t
          """;

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
          + TellingSql.NUMBER_AND_TELL
          + """
          select h.events, t.last_sequence
          from change h
          cross join tick t
          """;

  /** $1 connection, of which nothing is deleted until the commit. */
  static final String KEEP_ALL =
      """
      select pg_advisory_xact_lock_shared(7304, hashtext($1::uuid::text))
      """;

  /** $1 connection, $2 resource, $3 kind. */
  static final String LOCK =
      """
      select r.version, r.created_at, r.modified_at, r.body::text as body
      from directory.resource r
      where r.connection_id = $1 and r.id = $2 and r.kind = $3
      for no key update
      """;

  private static final String LOCK_BEHIND_GATE =
      """
      with gate as materialized (
        select %s(7304, hashtext($1::uuid::text))
      )
      select r.version, r.created_at, r.modified_at, r.body::text as body
      from gate
      cross join directory.resource r
      where r.connection_id = $1 and r.id = $2 and r.kind = $3
      for %s of r
      """;

  /**
   * As {@link #LOCK}, of a group: until the commit nothing of its connection is deleted. So whoever
   * is found by a later statement can be made a member without a look at each row.
   */
  static final String LOCK_TO_FILL =
      LOCK_BEHIND_GATE.formatted("pg_advisory_xact_lock_shared", "no key update");

  /**
   * As {@link #LOCK}: no membership of it begins meanwhile, neither of those who fill a group nor
   * of those who hold the rows of the members they add.
   */
  static final String LOCK_TO_DELETE =
      LOCK_BEHIND_GATE.formatted("pg_advisory_xact_lock", "update");

  private DirectorySql() {}
}
