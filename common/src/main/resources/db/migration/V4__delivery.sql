-- Delivery: the event log, one message for each endpoint that an event concerns, the attempts to
-- deliver it, and who may make them. Written by delivery-service alone.
--
-- event, message and attempt are partitioned by day and have no foreign keys between them, so that
-- a day can be dropped. A message carries the day of its event.
alter default privileges in schema delivery
  grant select, insert, update, delete on tables to scimrelay_delivery;
alter default privileges in schema delivery grant usage on sequences to scimrelay_delivery;

-- The last number appended of each connection; moves in the append transaction. last_position is
-- the position of its last event in the log of its tenant.
create table delivery.connection_position (
  connection_id uuid primary key,
  tenant_id uuid not null,
  epoch integer not null,
  last_sequence bigint not null,
  last_position bigint not null default 0,
  appended_at timestamptz not null default now()
);

-- The tenant's counter: a position is taken in the append transaction and held to its commit, so
-- that no later position is seen before an earlier one. The day never falls.
create table delivery.tenant_position (
  tenant_id uuid primary key,
  epoch integer not null default 1,
  day date not null,
  last_position bigint not null
);

create table delivery.event (
  day date not null,
  tenant_id uuid not null,
  position bigint not null,
  id uuid not null,
  type text not null,
  organization_id uuid,
  connection_id uuid,
  epoch integer not null,
  sequence bigint,
  subject uuid,
  member uuid,
  owns bigint[] not null,
  shares bigint[] not null,
  traceparent text,
  occurred_at timestamptz not null,
  appended_at timestamptz not null default clock_timestamp(),
  body text not null,
  primary key (tenant_id, day, position)
) partition by range (day);
create index event_by_id on delivery.event (id);

-- Notices have no number to be told apart by; their ids are kept while they may come again.
create table delivery.notice_appended (
  event_id uuid primary key,
  tenant_id uuid not null,
  appended_at timestamptz not null default now()
);
create index notice_appended_age on delivery.notice_appended (appended_at);

-- One event for one endpoint. connection_id is the nil id where the event has none. The columns
-- from last_attempt_id on are the last attempt; earlier ones stand in delivery.attempt.
create table delivery.message (
  day date not null,
  id uuid not null,
  tenant_id uuid not null,
  endpoint_id uuid not null,
  connection_id uuid not null,
  position bigint not null,
  event_id uuid not null,
  event_type text not null,
  epoch integer not null,
  sequence bigint,
  subject uuid,
  member uuid,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed', 'skipped')),
  skip_reason text check (skip_reason in ('superseded', 'expired', 'disabled')),
  attempt_count integer not null default 0,
  failures integer not null default 0,
  created_at timestamptz not null default now(),
  first_attempt_at timestamptz,
  delivered_at timestamptz,
  finished_at timestamptz,
  next_attempt_at timestamptz,
  last_attempt_id uuid,
  last_trigger text,
  last_started_at timestamptz,
  last_duration_ms integer,
  last_outcome text,
  last_status integer,
  last_error text,
  last_excerpt text,
  primary key (id, day)
) partition by range (day);
-- What a lane reads, in order.
create index message_pending on delivery.message (endpoint_id, connection_id, day, position)
  where state = 'pending';
create index message_of_endpoint on delivery.message (endpoint_id, id);
-- Of one user or group: what a delivery overtakes, and whether a resend would come too late.
create index message_of_resource on delivery.message (endpoint_id, (coalesce(member, subject)), position)
  where subject is not null;

create table delivery.attempt (
  day date not null,
  id uuid not null,
  tenant_id uuid not null,
  endpoint_id uuid not null,
  message_id uuid not null,
  number integer not null,
  trigger text not null,
  started_at timestamptz not null,
  duration_ms integer not null,
  outcome text not null,
  status integer,
  error text,
  response_excerpt text,
  primary key (message_id, number, day)
) partition by range (day);

-- A process that delivers, and until when it may, by this database's clock.
create table delivery.process (
  id uuid primary key,
  started_at timestamptz not null default now(),
  lease_until timestamptz not null
);

-- Who sends to an endpoint. The token rises with every change of hands; whoever finishes an attempt
-- first locks the claim it was made under.
create sequence delivery.claim_token;
create table delivery.claim (
  endpoint_id uuid primary key,
  tenant_id uuid not null,
  process_id uuid not null,
  token bigint not null,
  claimed_at timestamptz not null default now()
) with (fillfactor = 70);
create index claim_of_process on delivery.claim (process_id);

-- What delivery found out about an endpoint. Void once the endpoint's generation is a later one.
create table delivery.endpoint_verdict (
  endpoint_id uuid primary key,
  tenant_id uuid not null,
  generation bigint not null,
  verdict text not null check (verdict in ('gone', 'failing')),
  found_at timestamptz not null default now()
);

-- How an endpoint does as a whole; a row is there once it has failed.
create table delivery.endpoint_health (
  endpoint_id uuid primary key,
  tenant_id uuid not null,
  generation bigint not null,
  breaker text not null default 'closed' check (breaker in ('closed', 'open', 'probing')),
  failing_since timestamptz,
  last_accepted_at timestamptz,
  probes integer not null default 0,
  next_probe_at timestamptz,
  told_failing boolean not null default false
) with (fillfactor = 70);

create table delivery.job_progress (
  job_id uuid primary key,
  tenant_id uuid not null,
  kind text not null,
  endpoint_id uuid,
  state text not null check (state in ('running', 'succeeded', 'failed')),
  done bigint not null default 0,
  total bigint not null default 0,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  detail text,
  resume_at jsonb
);
create index job_progress_running on delivery.job_progress (endpoint_id) where state = 'running';

-- The service makes and drops its own days, which needs the rights of the tables' owner.
create function delivery.make_days(ahead integer) returns integer
language plpgsql security definer set search_path = '' set timezone = 'UTC'
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
        execute pg_catalog.format(
            'create table delivery.%I partition of delivery.%I for values from (%L) to (%L)',
            name, parent, wanted, wanted + 1);
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;

create function delivery.drop_days(parent text, before date) returns integer
language plpgsql security definer set search_path = '' set timezone = 'UTC'
as $$
declare
  dropped integer := 0;
  name text;
begin
  if parent not in ('event', 'message', 'attempt') or before > current_date - 1 then
    raise exception 'only whole past days of event, message or attempt may go';
  end if;
  for name in
    select c.relname
    from pg_catalog.pg_inherits i
    join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = ('delivery.' || parent)::pg_catalog.regclass
      and c.relname < parent || pg_catalog.to_char(before, '_YYYYMMDD')
  loop
    execute pg_catalog.format('drop table delivery.%I', name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;
revoke execute on function delivery.make_days(integer) from public;
revoke execute on function delivery.drop_days(text, date) from public;
grant execute on function delivery.make_days(integer) to scimrelay_delivery;
grant execute on function delivery.drop_days(text, date) to scimrelay_delivery;
select delivery.make_days(14);

-- How far the log has come: what ingest may forget.
create view delivery.appended as
select p.connection_id, p.epoch, p.last_sequence
from delivery.connection_position p;
grant select on delivery.appended to scimrelay_ingest;

create view delivery.appended_notice as
select n.event_id
from delivery.notice_appended n;
grant select on delivery.appended_notice to scimrelay_ingest, scimrelay_admin;

-- superseded: a later event of the same user or group (of a membership: of its user, its group or
-- itself) was delivered, so that to send this one again could restore what was taken away.
create view delivery.message_status as
select m.id, m.tenant_id, m.event_id, m.event_type, m.endpoint_id,
       nullif(m.connection_id, '00000000-0000-0000-0000-000000000000'::uuid) as connection_id,
       m.sequence, m.state, m.skip_reason, m.attempt_count, m.created_at, m.delivered_at,
       m.next_attempt_at,
       m.subject is not null and (
         exists (
           select from delivery.message l
           where l.endpoint_id = m.endpoint_id and l.subject is not null
             and coalesce(l.member, l.subject) = coalesce(m.member, m.subject)
             and l.position > m.position and l.state = 'delivered'
             and (l.member is null or l.subject = m.subject))
         or m.member is not null and exists (
           select from delivery.message l
           where l.endpoint_id = m.endpoint_id and l.subject is not null
             and coalesce(l.member, l.subject) = m.subject
             and l.position > m.position and l.state = 'delivered' and l.member is null)
       ) as superseded
from delivery.message m;
grant select on delivery.message_status to scimrelay_admin;

create view delivery.attempt_status as
select a.id, a.tenant_id, a.message_id, a.number, a.trigger, a.started_at, a.duration_ms, a.outcome,
       a.status, a.error, a.response_excerpt
from delivery.attempt a
union all
select m.last_attempt_id, m.tenant_id, m.id, m.attempt_count, m.last_trigger, m.last_started_at,
       m.last_duration_ms, m.last_outcome, m.last_status, m.last_error, m.last_excerpt
from delivery.message m
where m.attempt_count > 0;
grant select on delivery.attempt_status to scimrelay_admin;

create view delivery.endpoint_status as
select e.endpoint_id, e.tenant_id, e.generation,
       case when v.generation = e.generation then v.verdict end as verdict,
       case when h.generation = e.generation then h.breaker else 'closed' end as breaker,
       pending.backlog, pending.oldest_pending_at, pending.next_attempt_at
from control.target_endpoint e
left join delivery.endpoint_verdict v on v.endpoint_id = e.endpoint_id
left join delivery.endpoint_health h on h.endpoint_id = e.endpoint_id
cross join lateral (
  select count(*) as backlog, min(m.created_at) as oldest_pending_at,
         min(m.next_attempt_at) as next_attempt_at
  from delivery.message m
  where m.endpoint_id = e.endpoint_id and m.state = 'pending'
) pending;
grant select on delivery.endpoint_status to scimrelay_admin;

create view delivery.job_status as
select j.job_id, j.tenant_id, j.state, j.done, j.total, j.started_at, j.finished_at, j.detail
from delivery.job_progress j;
grant select on delivery.job_status to scimrelay_admin;
