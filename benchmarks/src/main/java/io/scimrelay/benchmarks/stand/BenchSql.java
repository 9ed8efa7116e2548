package io.scimrelay.benchmarks.stand;

/** What a benchmark asks of the database under measure. */
final class BenchSql {

  /** One user as many, with names and addresses of their own. ?1 how many, ?2 connection. */
  static final String COPY_USERS =
      """
      with model as (
        select r.connection_id, r.kind, r.active, r.body
        from directory.resource r
        where r.connection_id = ?::uuid and r.kind = 'user'
        order by r.id
        limit 1
      ), made as (
        insert into directory.resource
          (connection_id, id, kind, name_key, display_key, external_id, active, version,
           created_at, modified_at, body, reference)
        select m.connection_id, u.id, m.kind, u.name, m.body ->> 'displayName', 'x-' || u.n, m.active, 1,
               u.at, u.at,
               m.body || jsonb_build_object(
                 'userName', u.name, 'externalId', 'x-' || u.n,
                 'emails', jsonb_build_array(
                   jsonb_build_object('value', u.name, 'type', 'work', 'primary', true))),
               jsonb_build_object(
                 'id', directory.scim_id('user', u.id), 'externalId', 'x-' || u.n,
                 'userName', u.name, 'email', u.name)
        from model m
        cross join (
          select n, uuidv7(interval '1 millisecond' * (n - ?)) as id, 'user' || n || '@example.com' as name,
                 date_trunc('milliseconds', now()) as at
          from generate_series(1, ?) as n) u
        returning connection_id, id, name_key
      ), addresses as (
        insert into directory.email (connection_id, resource_id, key)
        select m.connection_id, m.id, m.name_key
        from made m
      )
      update directory.connection_counter c
      set users = c.users + (select count(*) from made)
      where c.connection_id = ?::uuid
      """;

  /** All users of a connection become members of its group. */
  static final String FILL_GROUP =
      """
      insert into directory.member (connection_id, group_id, member_id)
      select u.connection_id, g.id, u.id
      from directory.resource g
      join directory.resource u on u.connection_id = g.connection_id and u.kind = 'user'
      where g.connection_id = ?::uuid and g.kind = 'group' and g.display_key like ?
      on conflict do nothing
      """;

  /** Tables of the same shape and indexes as those that a write of a user fills. */
  static final String PLAIN_TABLES =
      """
      drop schema if exists bench cascade;
      create schema bench;
      create table bench.resource (like directory.resource including all);
      create table bench.email (like directory.email including all);
      create table bench.outbox (like directory.outbox including all);
      create table bench.connection_counter (like directory.connection_counter including all)
        with (fillfactor = 50);
      insert into bench.connection_counter
        (connection_id, tenant_id, organization_id, last_timestamp, activated_at)
      select md5(n::text)::uuid, md5('t')::uuid, md5('o')::uuid, now(), now()
      from generate_series(1, 64) as n;
      """;

  static final String WAL_BYTES = "select pg_current_wal_lsn() - '0/0'::pg_lsn";

  static final String TRANSACTIONS =
      """
      select d.xact_commit + d.xact_rollback
      from pg_stat_database d
      where d.datname = current_database()
      """;

  private BenchSql() {}
}
