package io.scimrelay.delivery.lane;

/** Leases of processes and claims on endpoints, by the clock of the database. */
final class ClaimSql {
  private ClaimSql() {}

  static final String BEAT =
      """
      insert into delivery.process (id, lease_until, beaten_at)
      values ($1, clock_timestamp() + make_interval(secs => $2), clock_timestamp())
      on conflict (id) do update
        set lease_until = excluded.lease_until, beaten_at = excluded.beaten_at
      """;

  static final String LIFELINE =
      """
      select pg_try_advisory_lock(7246822, hashtext($1::uuid::text)) as held
      """;

  /**
   * What nobody ever held, up to a fair share, and what was left by those who no longer live,
   * whatever the share: it has stood still long enough, and too much is given up afterwards. A new
   * token goes with every claim. A database that just came up is given a while in which those that
   * lived before it went down can say so.
   */
  static final String CLAIM =
      """
      with live as materialized (
        select l.id, l.leaving from delivery.live_process l
      ), share as (
        select ceil((select count(*) from control.target_endpoint)::numeric
                    / greatest((select count(*) from live l where not l.leaving), 1))
               - (select count(*) from delivery.claim c where c.process_id = $1) as room
      ), open as (
        (select c.endpoint_id, c.tenant_id
         from delivery.claim c
         join control.target_endpoint e on e.endpoint_id = c.endpoint_id
         where pg_postmaster_start_time() < clock_timestamp() - interval '3 seconds'
           and not exists (select from live l where l.id = c.process_id)
         order by c.endpoint_id
         limit 2000)
        union all
        (select e.endpoint_id, e.tenant_id
         from control.target_endpoint e
         where not exists (select from delivery.claim c where c.endpoint_id = e.endpoint_id)
         order by e.endpoint_id
         limit greatest((select s.room from share s), 0))
      )
      insert into delivery.claim as held (endpoint_id, tenant_id, process_id, token)
      select o.endpoint_id, o.tenant_id, $1, nextval('delivery.claim_token')
      from open o
      order by o.endpoint_id
      on conflict (endpoint_id) do update
        set process_id = excluded.process_id, token = excluded.token, claimed_at = now()
        where not exists (select from delivery.live_process l where l.id = held.process_id)
      returning endpoint_id
      """;

  static final String MINE =
      """
      select c.endpoint_id, c.token
      from delivery.claim c
      where c.process_id = $1
      """;

  /** Lanes to which a backfill is being written, as long as its job may be taken up. */
  static final String HELD =
      """
      select p.endpoint_id, j.connection_id
      from delivery.job_progress p
      join control.asked_job j on j.job_id = p.job_id
      where p.endpoint_id = any($1) and p.state = 'running' and j.kind = 'backfill'
        and j.connection_id is not null and j.created_at > now() - interval '7 days'
      """;

  /** How many claims are more than a fair share. */
  static final String EXCESS =
      """
      select greatest(
        (select count(*) from delivery.claim c where c.process_id = $1)
        - ceil((select count(*) from control.target_endpoint)::numeric
               / greatest((select count(*) from delivery.live_process l
                           where not l.leaving), 1)), 0)::integer as excess
      """;

  static final String RELEASE =
      """
      delete from delivery.claim c
      where c.process_id = $1 and c.endpoint_id = any($2)
      """;

  /** Others may have what this process gives back. */
  static final String LEAVING =
      """
      update delivery.process p set leaving = true where p.id = $1
      """;

  static final String LEAVE =
      """
      with gone as (
        delete from delivery.claim c where c.process_id = $1
      )
      delete from delivery.process p where p.id = $1
      """;
}
