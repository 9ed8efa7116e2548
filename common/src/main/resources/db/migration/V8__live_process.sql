-- A process that was killed is known by its session, which ends with it; one that stands still by
-- its lease. The session's lock alone is not believed, so that whoever only lost a connection keeps
-- what it has: it says so by its heartbeat.
alter table delivery.process
  add column beaten_at timestamptz not null default clock_timestamp(),
  add column leaving boolean not null default false;

-- The processes whose claims hold. 7246822 is the class of their locks.
create view delivery.live_process as
select p.id, p.leaving
from delivery.process p
where p.lease_until > clock_timestamp()
  and (p.beaten_at > clock_timestamp() - interval '4 seconds'
       or exists (
         select from pg_locks l
         where l.locktype = 'advisory' and l.classid = 7246822 and l.objsubid = 2 and l.granted
           and l.objid = hashtext(p.id::text)::oid
           and l.database = (select d.oid from pg_database d where d.datname = current_database())));
grant select on delivery.live_process to scimrelay_delivery;
