-- A backfill reads the directory itself: what membership events tell of a resource, and how much there is of a connection.
create or replace view directory.resource_state as
select r.connection_id, c.tenant_id, r.id, r.kind, r.name_key, r.display_key, r.external_id, r.active, r.version,
       r.created_at, r.modified_at, r.body, r.reference
from directory.resource r
join directory.connection_counter c on c.connection_id = r.connection_id;

create or replace view directory.sequence_state as
select c.connection_id, c.tenant_id, c.organization_id, c.epoch, c.last_sequence, c.last_timestamp, c.users, c.groups
from directory.connection_counter c;

-- How far a backfill has come: the positions kept for it in the log of its tenant, and once it is
-- written, of which state it tells. Beside job_progress, since progress is told while it is written.
create table delivery.backfill (
  job_id uuid primary key references delivery.job_progress (job_id) on delete cascade,
  tenant_id uuid not null,
  day date not null,
  after_position bigint not null,
  positions bigint not null,
  epoch integer,
  sequence bigint,
  told bigint
);

-- Only the owner of a table may detach a day from it concurrently, and only by a statement of its
-- own, which no function can run. So the service owns the tables that it alone writes.
do $$
declare
  one regclass;
begin
  if not pg_has_role(current_user, 'scimrelay_delivery', 'SET') then
    execute format('grant scimrelay_delivery to %I', current_user);
  end if;
  grant create on schema delivery to scimrelay_delivery;
  for one in
    select p.relid
    from unnest(array['delivery.event', 'delivery.message', 'delivery.attempt']::regclass[]) as t (parent)
    cross join lateral pg_partition_tree(t.parent) p
  loop
    execute format('alter table %s owner to scimrelay_delivery', one);
  end loop;
  execute format('grant select on delivery.event, delivery.message, delivery.attempt to %I', current_user);
end
$$;

drop function delivery.drop_days(text, date);

-- A day is made by itself and attached then, which no reader or writer of the others waits for.
create or replace function delivery.make_days(ahead integer) returns integer
language plpgsql security invoker set search_path = '' set timezone = 'UTC'
as $$
declare
  made integer := 0;
  parent text;
  wanted date;
  name text;
begin
  if ahead not between 0 and 60 then
    raise exception 'days ahead must be 0 to 60';
  end if;
  perform pg_catalog.pg_advisory_xact_lock(7246820011);
  foreach parent in array array['event', 'message', 'attempt'] loop
    for i in -1 .. ahead loop
      wanted := current_date + i;
      name := parent || pg_catalog.to_char(wanted, '_YYYYMMDD');
      if pg_catalog.to_regclass('delivery.' || name) is null then
        execute pg_catalog.format('create table delivery.%I (like delivery.%I including all)', name, parent);
        execute pg_catalog.format(
            'alter table delivery.%I attach partition delivery.%I for values from (%L) to (%L)',
            parent, name, wanted, wanted + 1);
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;
