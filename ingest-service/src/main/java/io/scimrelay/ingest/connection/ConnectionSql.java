package io.scimrelay.ingest.connection;

/** Statements of {@link ConnectionStore}. */
final class ConnectionSql {

  /** $1 hash. */
  static final String CREDENTIAL =
      """
      select k.token_id, k.connection_id, k.tenant_id, k.organization_id, k.provider,
             k.unique_group_names, n.connection_id is not null as activated,
             n.unique_group_names is distinct from k.unique_group_names as switched
      from control.scim_credential k
      left join directory.connection_counter n on n.connection_id = k.connection_id
      where k.hash = $1
      """;

  /** $1 connection, $2 tenant, $3 organization, $4 event id, $5 connection id as text. */
  static final String ACTIVATE =
      """
      with fresh as (
        insert into directory.connection_counter
          (connection_id, tenant_id, organization_id, last_timestamp, activated_at)
        values ($1, $2, $3, date_trunc('milliseconds', now()), date_trunc('milliseconds', now()))
        on conflict (connection_id) do nothing
        returning connection_id, activated_at
      )
      insert into directory.notice
        (event_id, connection_id, tenant_id, organization_id, type, data, occurred_at)
      select $4, f.connection_id, $2, $3, 'connection.activated',
             jsonb_build_object('connection', jsonb_build_object('id', $5::text, 'name', l.name)),
             f.activated_at
      from fresh f
      join control.live_connection l on l.connection_id = f.connection_id
      """;

  /**
   * Writes the name keys of groups as the connection now has them. $1 connection, $2 unique. Many
   * calls may find at once that it is to be done: one does it, and locks rows in the order of all
   * other writers, groups by their ids and then the counter.
   */
  static final String SWITCH_GROUP_NAMES =
      """
      with gate as materialized (
        select pg_advisory_xact_lock(7305, hashtext($1::uuid::text))
      ), old as materialized (
        select r.id
        from gate
        cross join directory.resource r
        where r.connection_id = $1 and r.kind = 'group'
          and r.name_key is distinct from case when $2 then r.display_key end
        order by r.id
        for no key update of r
      ), renamed as (
        update directory.resource r
        set name_key = case when $2 then r.display_key end
        from old o
        where r.connection_id = $1 and r.id = o.id
        returning r.id
      )
      update directory.connection_counter c
      set unique_group_names = $2
      from (select count(*) from renamed) done
      where c.connection_id = $1
      """;

  /** $1 connection, $2 tenant, $3 token. */
  static final String SEEN =
      """
      with token as (
        insert into directory.token_seen (token_id, tenant_id, last_used_at)
        values ($3, $2, now())
        on conflict (token_id) do update set last_used_at = excluded.last_used_at
        where token_seen.last_used_at < excluded.last_used_at - interval '50 seconds'
      )
      insert into directory.connection_seen (connection_id, last_request_at)
      values ($1, now())
      on conflict (connection_id) do update set last_request_at = excluded.last_request_at
      where connection_seen.last_request_at < excluded.last_request_at - interval '50 seconds'
      """;

  private ConnectionSql() {}
}
