-- The directories behind the connections: written by ingest-service alone.
alter default privileges in schema directory
  grant select, insert, update, delete on tables to scimrelay_ingest;

-- Users and groups, without memberships. Names are folded by NameFold; a deleted resource is a deleted row.
create table directory.resource (
  connection_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('user', 'group')),
  -- A user's userName; a group's displayName where group names are unique, else null.
  name_key text collate "C",
  display_key text collate "C",
  external_id text collate "C",
  active boolean not null,
  version bigint not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  body jsonb not null,
  -- What membership events tell of it.
  reference jsonb not null,
  primary key (connection_id, id)
);
create index resource_of_kind on directory.resource (connection_id, kind, id);
create unique index user_name on directory.resource (connection_id, name_key) where kind = 'user';
create unique index group_name on directory.resource (connection_id, name_key) where kind = 'group';
create unique index group_external_id on directory.resource (connection_id, external_id) where kind = 'group';
create index user_external_id on directory.resource (connection_id, external_id) where kind = 'user';
create index resource_display on directory.resource (connection_id, kind, display_key);
create index resource_modified on directory.resource (connection_id, kind, modified_at);

-- Folded values of emails, to be found by. Kept by the statements that hold the resource's row.
create table directory.email (
  connection_id uuid not null,
  resource_id uuid not null,
  key text collate "C" not null,
  primary key (connection_id, resource_id, key)
);
create index email_key on directory.email (connection_id, key, resource_id);

create table directory.member (
  connection_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  primary key (connection_id, group_id, member_id),
  constraint member_group foreign key (connection_id, group_id)
    references directory.resource (connection_id, id),
  constraint member_member foreign key (connection_id, member_id)
    references directory.resource (connection_id, id),
  constraint member_not_itself check (group_id <> member_id)
);
create index member_in on directory.member (connection_id, member_id, group_id);

-- One row a connection from its first authenticated call: numbers its events, counts its resources.
create table directory.connection_counter (
  connection_id uuid primary key,
  tenant_id uuid not null,
  organization_id uuid not null,
  epoch integer not null default 1,
  last_sequence bigint not null default 0,
  users bigint not null default 0,
  groups bigint not null default 0,
  -- Event times never fall within a connection.
  last_timestamp timestamptz not null,
  -- What the groups' name keys were written for; the control plane may have switched it since.
  unique_group_names boolean not null default true,
  activated_at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

-- The events of one request in short form, kept until the event log has them.
create table directory.outbox (
  connection_id uuid not null,
  epoch integer not null,
  first_sequence bigint not null,
  last_sequence bigint not null,
  shard smallint not null,
  tenant_id uuid not null,
  organization_id uuid not null,
  request_id uuid not null,
  quirks text[] not null,
  base_event_id uuid not null,
  occurred_at timestamptz not null,
  -- Events of the resource itself, before and after those of memberships.
  lead jsonb not null,
  tail jsonb not null,
  -- The resource as membership events name it, and the references of those that left it and came to it;
  -- where subject_is_member the others are the groups it left.
  subject jsonb not null,
  subject_is_member boolean not null,
  removed jsonb not null,
  added jsonb not null,
  traceparent text,
  primary key (connection_id, epoch, first_sequence),
  check (last_sequence >= first_sequence)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index outbox_shard on directory.outbox (shard, connection_id, epoch, last_sequence, occurred_at);

-- Events without a number (connection.activated), kept until the event log has them.
create table directory.notice (
  event_id uuid primary key,
  connection_id uuid not null,
  tenant_id uuid not null,
  organization_id uuid not null,
  type text not null,
  data jsonb not null,
  occurred_at timestamptz not null
);

-- What was seen of connections and tokens, at most one write a minute each.
create table directory.connection_seen (
  connection_id uuid primary key,
  last_request_at timestamptz not null,
  detected text,
  problem text,
  problem_at timestamptz
);

create table directory.token_seen (
  token_id uuid primary key,
  tenant_id uuid not null,
  last_used_at timestamptz not null
);

-- What the identity providers sent, redacted, for support. One partition a day (UTC).
create table directory.request (
  id uuid not null,
  connection_id uuid not null,
  tenant_id uuid not null,
  at timestamptz not null,
  method text not null,
  path text not null,
  status integer not null,
  duration_ms integer not null,
  request_body text,
  response_body text,
  quirks text[] not null,
  problem text,
  user_agent text,
  base_event_id uuid,
  first_sequence bigint,
  last_sequence bigint,
  primary key (id, at)
) partition by range (at);
create index request_of_connection on directory.request (connection_id, id desc);

create function directory.request_day(day date) returns text
language sql immutable as $$ select 'request_' || to_char(day, 'YYYYMMDD') $$;

-- Makes the partitions from yesterday to a fortnight ahead and drops those older than asked.
create function directory.keep_request_days(days integer) returns void
language plpgsql security definer set search_path = pg_catalog set lock_timeout = '5s' as $$
declare
  today date := (now() at time zone 'UTC')::date;
  day date;
  old record;
begin
  for day in select today + n from generate_series(-1, 14) as n loop
    if to_regclass('directory.' || directory.request_day(day)) is null then
      execute format(
        'create table directory.%I partition of directory.request for values from (%L) to (%L)',
        directory.request_day(day), day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
    end if;
  end loop;
  for old in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'directory.request'::regclass
      and c.relname < directory.request_day(today - greatest(days, 1))
  loop
    execute format('drop table directory.%I', old.relname);
  end loop;
end
$$;
revoke execute on function directory.keep_request_days(integer) from public;
grant execute on function directory.keep_request_days(integer) to scimrelay_ingest;
select directory.keep_request_days(30);

create view directory.connection_activity as
select c.connection_id, c.tenant_id, c.activated_at, s.last_request_at, c.users, c.groups,
       s.detected, s.problem, s.problem_at
from directory.connection_counter c
left join directory.connection_seen s on s.connection_id = c.connection_id;
grant select on directory.connection_activity to scimrelay_admin;

create view directory.token_activity as
select t.token_id, t.tenant_id, t.last_used_at from directory.token_seen t;
grant select on directory.token_activity to scimrelay_admin;

create view directory.resource_state as
select r.connection_id, c.tenant_id, r.id, r.kind, r.name_key, r.display_key, r.external_id, r.active, r.version,
       r.created_at, r.modified_at, r.body
from directory.resource r
join directory.connection_counter c on c.connection_id = r.connection_id;
grant select on directory.resource_state to scimrelay_admin, scimrelay_delivery;

create view directory.member_state as
select m.connection_id, m.group_id, m.member_id from directory.member m;
grant select on directory.member_state to scimrelay_admin, scimrelay_delivery;

create view directory.email_state as
select e.connection_id, e.resource_id, e.key from directory.email e;
grant select on directory.email_state to scimrelay_admin;

-- The number up to which a connection's state has been told: backfill takes it with the state, in one snapshot.
create view directory.sequence_state as
select c.connection_id, c.tenant_id, c.organization_id, c.epoch, c.last_sequence, c.last_timestamp
from directory.connection_counter c;
grant select on directory.sequence_state to scimrelay_admin, scimrelay_delivery;

create view directory.request_state as
select q.id, q.connection_id, q.tenant_id, q.at, q.method, q.path, q.status, q.duration_ms, q.request_body,
       q.response_body, q.quirks, q.problem, q.user_agent, q.base_event_id, q.first_sequence, q.last_sequence
from directory.request q;
grant select on directory.request_state to scimrelay_admin;

-- What filters are translated to where no column answers them. The meaning is FilterMatcher's; a test
-- holds both against each other. Null is "neither": a name that no schema and no resource has.

-- NameFold in SQL.
create function directory.fold(value text) returns text
language sql immutable strict parallel safe as $$
  select normalize(lower(upper(normalize(value, nfc) collate "pg_unicode_fast")), nfc)
$$;

-- A member by its name without case.
create function directory.scim_get(home jsonb, name text) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(
    home -> name,
    (select e.value
     from jsonb_each(case when jsonb_typeof(home) = 'object' then home else '{}' end) as e (key, value)
     where lower(e.key) = lower(name)
     limit 1))
$$;

create function directory.scim_entries(home jsonb, name text) returns setof jsonb
language sql immutable parallel safe as $$
  select e.value
  from (select directory.scim_get(home, name)) as found (value)
  cross join lateral jsonb_array_elements(
    case coalesce(jsonb_typeof(found.value), 'null')
      when 'null' then '[]'
      when 'array' then found.value
      else jsonb_build_array(found.value)
    end) as e (value)
$$;

-- Of an entry that is a plain value, "value" is the entry itself.
create function directory.scim_of_entry(entry jsonb, name text) returns jsonb[]
language sql immutable parallel safe as $$
  select case
    when lower(name) = 'value' and jsonb_typeof(entry) not in ('object', 'array') then array[entry]
    else array(select v from directory.scim_entries(entry, name) as v)
  end
$$;

-- One value against what was asked; text that is compared without case comes folded.
create function directory.scim_meets(value jsonb, operator text, asked jsonb, exact boolean) returns boolean
language plpgsql immutable parallel safe as $$
declare
  l text;
  r text;
  kind text := jsonb_typeof(value);
  c integer;
begin
  if kind is distinct from jsonb_typeof(asked) then
    return false;
  elsif kind = 'string' then
    r := asked #>> '{}';
    l := value #>> '{}';
    if not exact then
      l := directory.fold(l);
    end if;
    case operator
      when 'CO' then return strpos(l collate "C", r collate "C") > 0;
      when 'SW' then return starts_with(l, r);
      when 'EW' then return right(l, length(r)) = r collate "C";
      else c := case when l = r collate "C" then 0 when l < r collate "C" then -1 else 1 end;
    end case;
  elsif kind = 'number' then
    c := sign((value #>> '{}')::numeric - (asked #>> '{}')::numeric);
  elsif kind = 'boolean' then
    return operator = 'EQ' and value = asked;
  else
    return false;
  end if;
  return case operator
    when 'EQ' then c = 0 when 'NE' then c <> 0 when 'GT' then c > 0 when 'GE' then c >= 0
    when 'LT' then c < 0 when 'LE' then c <= 0 else false end;
end
$$;

create function directory.scim_compare(
  found jsonb[], operator text, asked jsonb, exact boolean, known boolean) returns boolean
language sql immutable parallel safe as $$
  select case
    when cardinality(found) = 0 and not known then null
    when operator = 'NE' then
      not exists (select from unnest(found) v where directory.scim_meets(v, 'EQ', asked, exact))
    else exists (select from unnest(found) v where directory.scim_meets(v, operator, asked, exact))
  end
$$;

create function directory.scim_present(found jsonb[], known boolean) returns boolean
language sql immutable parallel safe as $$
  select case
    when cardinality(found) = 0 and not known then null
    else exists (select from unnest(found) v where v not in ('""', '{}', '[]', 'null'))
  end
$$;

-- The written form of an id: prefix, and 128 bits as 26 digits of Crockford's base32.
create function directory.scim_id(kind text, id uuid) returns text
language plpgsql immutable parallel safe as $$
declare
  bits bit varying := b'00' || ('x' || replace(id::text, '-', ''))::bit(128);
  written text := case kind when 'user' then 'usr_' else 'grp_' end;
begin
  for i in 0..25 loop
    written := written || substr('0123456789abcdefghjkmnpqrstvwxyz', substring(bits from i * 5 + 1 for 5)::bit(5)::integer + 1, 1);
  end loop;
  return written;
end
$$;

create function directory.scim_time(at timestamptz) returns text
language sql immutable parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- What a resource is sorted by: of several values the primary one, else the first.
create function directory.scim_sort(home jsonb, name text, sub text, exact boolean) returns text
language sql immutable parallel safe as $$
  select case when exact then k.key else directory.fold(k.key) end
  from (
    select case jsonb_typeof(e.value)
             when 'object' then directory.scim_get(e.value, coalesce(sub, 'value')) #>> '{}'
             else e.value #>> '{}'
           end as key
    from directory.scim_entries(home, name) with ordinality as e (value, number)
    order by coalesce(e.value -> 'primary' = 'true', false) desc, e.number
    limit 1
  ) k
$$;
