-- Who seems to have sent a request, told from its user agent, query and quirks.
alter table directory.request add column sender text;

create or replace view directory.request_state as
select q.id, q.connection_id, q.tenant_id, q.at, q.method, q.path, q.status, q.duration_ms, q.request_body,
       q.response_body, q.quirks, q.problem, q.user_agent, q.base_event_id, q.first_sequence, q.last_sequence,
       q.sender
from directory.request q;

-- What ingest did of the jobs of kind 'emit': written in the transaction that leaves the event in the outbox.
create table directory.job (
  job_id uuid primary key,
  tenant_id uuid not null,
  state text not null check (state in ('succeeded', 'failed')),
  done bigint not null,
  finished_at timestamptz not null,
  detail text
);
create index job_finished on directory.job (finished_at);

create view directory.job_status as
select j.job_id, j.tenant_id, j.state, j.done, 1::bigint as total, j.finished_at as started_at, j.finished_at, j.detail
from directory.job j;
grant select on directory.job_status to scimrelay_admin;

create index job_emit on control.job (created_at, id) where kind = 'emit';

-- Connections that were found deleted; what they left is removed some time later.
create table directory.departed (
  connection_id uuid primary key,
  tenant_id uuid not null,
  found_at timestamptz not null
);
create index departed_age on directory.departed (found_at);

-- Every token there is, revoked or not: when the others were last used is of no interest any more.
create view control.known_token as
select t.id as token_id, t.tenant_id
from control.connection_token t;
grant select on control.known_token to scimrelay_ingest;
