-- The control plane: written by admin-api alone. Ids are the 128 bits behind the typed ids.
create table control.tenant (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('production', 'sandbox')),
  created_at timestamptz not null
);

create table control.api_key (
  id uuid primary key,
  tenant_id uuid not null references control.tenant (id) on delete cascade,
  name text not null,
  hash bytea not null,
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_hash unique (hash)
);
create index api_key_of_tenant on control.api_key (tenant_id, id);

create table control.organization (
  id uuid primary key,
  tenant_id uuid not null references control.tenant (id) on delete cascade,
  name text not null,
  external_id text collate "C",
  domains text[] not null,
  created_at timestamptz not null,
  constraint organization_of_tenant unique (tenant_id, id),
  constraint organization_external_id unique (tenant_id, external_id)
);

create table control.connection (
  id uuid primary key,
  tenant_id uuid not null,
  organization_id uuid not null,
  name text not null,
  provider text not null,
  unique_group_names boolean not null,
  paused boolean not null default false,
  created_at timestamptz not null,
  constraint connection_of_tenant unique (tenant_id, id),
  constraint connection_organization foreign key (tenant_id, organization_id)
    references control.organization (tenant_id, id) on delete cascade
);
create index connection_of_organization on control.connection (tenant_id, organization_id, id);

create table control.connection_token (
  id uuid primary key,
  tenant_id uuid not null,
  connection_id uuid not null,
  name text,
  hash bytea not null,
  prefix text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint connection_token_hash unique (hash),
  constraint connection_token_connection foreign key (tenant_id, connection_id)
    references control.connection (tenant_id, id) on delete cascade
);
create index connection_token_of_connection on control.connection_token (tenant_id, connection_id, id);

create table control.endpoint (
  id uuid primary key,
  tenant_id uuid not null references control.tenant (id) on delete cascade,
  url text not null,
  description text,
  event_types text[] not null,
  organization_ids uuid[] not null,
  connection_ids uuid[] not null,
  ordering text not null check (ordering in ('causal', 'strict', 'none')),
  headers jsonb not null,
  rate_limit_per_second integer check (rate_limit_per_second > 0),
  state text not null check (state in ('active', 'paused', 'disabled')),
  -- Raised by enabling and by a new URL; a verdict of delivery on an older one is void.
  generation bigint not null default 1,
  created_at timestamptz not null,
  constraint endpoint_of_tenant unique (tenant_id, id)
);

-- Sealed by SecretCipher for (purpose 'endpoint-secret', tenant, this row's id).
create table control.endpoint_secret (
  id uuid primary key,
  tenant_id uuid not null,
  endpoint_id uuid not null,
  algorithm text not null check (algorithm in ('hmac-sha256', 'ed25519')),
  sealed bytea not null,
  created_at timestamptz not null,
  ends_at timestamptz,
  constraint endpoint_secret_endpoint foreign key (tenant_id, endpoint_id)
    references control.endpoint (tenant_id, id) on delete cascade
);
create index endpoint_secret_of_endpoint on control.endpoint_secret (tenant_id, endpoint_id, created_at);

-- Answers kept for 24 h under an Idempotency-Key, sealed for (purpose 'idempotent-answer', principal, id).
create table control.idempotent_answer (
  id uuid primary key,
  principal uuid not null,
  key text collate "C" not null,
  route text not null,
  body_hash bytea not null,
  status integer,
  sealed bytea,
  created_at timestamptz not null,
  constraint idempotent_answer_key unique (principal, key)
);
create index idempotent_answer_age on control.idempotent_answer (created_at);

-- Asked of delivery or ingest by an admin; done and told by them in views of their own.
create table control.job (
  id uuid primary key,
  tenant_id uuid not null references control.tenant (id) on delete cascade,
  kind text not null,
  endpoint_id uuid,
  connection_id uuid,
  message_id uuid,
  resource_id uuid,
  parameters jsonb not null,
  created_at timestamptz not null
);
create index job_of_tenant on control.job (tenant_id, id);
create index job_age on control.job (created_at, id);

-- Events of the control plane itself (connection.paused and the like), kept until the event log has them.
create table control.notice (
  event_id uuid primary key,
  tenant_id uuid not null,
  organization_id uuid,
  connection_id uuid,
  type text not null,
  data jsonb not null,
  occurred_at timestamptz not null
);
create index notice_age on control.notice (occurred_at, event_id);

-- What ingest may see: whose token it is. A revoked or expired token is no row.
create view control.scim_credential as
select t.hash, t.id as token_id, t.connection_id, t.tenant_id, c.organization_id, c.provider,
       c.unique_group_names, t.expires_at
from control.connection_token t
join control.connection c on c.tenant_id = t.tenant_id and c.id = t.connection_id
where t.revoked_at is null and (t.expires_at is null or t.expires_at > now());
grant select on control.scim_credential to scimrelay_ingest;

-- Connections that are not deleted, with what is set on them.
create view control.live_connection as
select c.id as connection_id, c.tenant_id, c.organization_id, c.name, c.paused
from control.connection c;
grant select on control.live_connection to scimrelay_ingest, scimrelay_delivery;

create view control.reader_key as
select k.hash, k.id as key_id, k.tenant_id, k.scopes
from control.api_key k
where k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
grant select on control.reader_key to scimrelay_delivery;

create view control.target_endpoint as
select e.id as endpoint_id, e.tenant_id, e.url, e.event_types, e.organization_ids, e.connection_ids,
       e.ordering, e.headers, e.rate_limit_per_second, e.state, e.generation, e.created_at
from control.endpoint e;
grant select on control.target_endpoint to scimrelay_delivery;

create view control.target_secret as
select s.id as secret_id, s.tenant_id, s.endpoint_id, s.algorithm, s.sealed, s.created_at, s.ends_at
from control.endpoint_secret s
where s.ends_at is null or s.ends_at > now();
grant select on control.target_secret to scimrelay_delivery;

create view control.asked_job as
select j.id as job_id, j.tenant_id, j.kind, j.endpoint_id, j.connection_id, j.message_id,
       j.resource_id, j.parameters, j.created_at
from control.job j;
grant select on control.asked_job to scimrelay_delivery, scimrelay_ingest;

create view control.pending_notice as
select n.event_id, n.tenant_id, n.organization_id, n.connection_id, n.type, n.data, n.occurred_at
from control.notice n;
grant select on control.pending_notice to scimrelay_delivery;
