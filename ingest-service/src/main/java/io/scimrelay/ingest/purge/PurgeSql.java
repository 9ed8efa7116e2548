package io.scimrelay.ingest.purge;

/** Statements of {@link PurgeStore}. */
final class PurgeSql {

  /** Notes connections that are deleted; with a tenant go all of its own. */
  static final String FIND =
      """
      insert into directory.departed (connection_id, tenant_id, found_at)
      select c.connection_id, c.tenant_id, now()
      from directory.connection_counter c
      where not exists (
        select from control.live_connection l where l.connection_id = c.connection_id)
      on conflict (connection_id) do nothing
      """;

  /** The control plane may have been restored to before a removal. */
  static final String RETURNED =
      """
      delete from directory.departed d
      using control.live_connection l
      where l.connection_id = d.connection_id
      """;

  /** $1 seconds since it was found. */
  static final String DUE =
      """
      select d.connection_id, d.tenant_id
      from directory.departed d
      where d.found_at < now() - make_interval(secs => $1)
      order by d.found_at
      limit 100
      """;

  /** $1 connection, $2 rows. */
  static final String MEMBERS =
      """
      delete from directory.member m
      where m.connection_id = $1
        and (m.group_id, m.member_id) in (
          select o.group_id, o.member_id
          from directory.member o
          where o.connection_id = $1
          limit $2)
      """;

  /** $1 connection, $2 rows. */
  static final String EMAILS =
      """
      delete from directory.email e
      where e.connection_id = $1
        and (e.resource_id, e.key) in (
          select o.resource_id, o.key
          from directory.email o
          where o.connection_id = $1
          limit $2)
      """;

  /** $1 connection, $2 rows. */
  static final String RESOURCES =
      """
      delete from directory.resource r
      where r.connection_id = $1
        and r.id in (
          select o.id
          from directory.resource o
          where o.connection_id = $1
          limit $2)
      """;

  /** $1 connection, $2 rows. */
  static final String REQUESTS =
      """
      delete from directory.request q
      where q.connection_id = $1
        and (q.id, q.at) in (
          select o.id, o.at
          from directory.request o
          where o.connection_id = $1
          limit $2)
      """;

  /** What the event log has. $1 connection, $2 rows. */
  static final String OUTBOX =
      """
      delete from directory.outbox o
      where o.connection_id = $1
        and (o.epoch, o.first_sequence) in (
          select k.epoch, k.first_sequence
          from directory.outbox k
          join delivery.appended a on a.connection_id = k.connection_id
          where k.connection_id = $1
            and (k.epoch, k.last_sequence) <= (a.epoch, a.last_sequence)
          limit $2)
      """;

  /** The counter goes last, once nothing is left to be told. $1 connection. */
  static final String COUNTER =
      """
      with gone as (
        delete from directory.connection_counter c
        where c.connection_id = $1
          and not exists (select from directory.outbox o where o.connection_id = $1)
        returning c.connection_id
      ), seen as (
        delete from directory.connection_seen s
        using gone g
        where s.connection_id = g.connection_id
      )
      delete from directory.departed d
      using gone g
      where d.connection_id = g.connection_id
      """;

  /** Of all tenants, tokens that are no more. $1 seconds unused, $2 rows. */
  static final String TOKENS =
      """
      delete from directory.token_seen t
      where t.token_id in (
        select o.token_id
        from directory.token_seen o
        where o.last_used_at < now() - make_interval(secs => $1)
          and not exists (select from control.known_token k where k.token_id = o.token_id)
        limit $2)
      """;

  private PurgeSql() {}
}
