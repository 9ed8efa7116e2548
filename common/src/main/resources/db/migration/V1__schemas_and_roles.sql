-- One schema and one role a service. Passwords and LOGIN are the operator's to set.
create schema control;
create schema directory;
create schema delivery;

do $$
declare
  service text;
begin
  foreach service in array array['scimrelay_admin', 'scimrelay_ingest', 'scimrelay_delivery'] loop
    if not exists (select from pg_roles where rolname = service) then
      execute format('create role %I nologin', service);
    end if;
    -- A frozen process must not hold what others need.
    execute format('alter role %I set idle_in_transaction_session_timeout = ''5s''', service);
    execute format('alter role %I set transaction_timeout = ''30s''', service);
    execute format('alter role %I set lock_timeout = ''5s''', service);
    execute format('alter role %I set client_connection_check_interval = ''2s''', service);
    execute format('alter role %I set timezone = ''UTC''', service);
  end loop;
end
$$;

grant usage on schema control to scimrelay_admin, scimrelay_ingest, scimrelay_delivery;
grant usage on schema directory to scimrelay_admin, scimrelay_ingest, scimrelay_delivery;
grant usage on schema delivery to scimrelay_admin, scimrelay_ingest, scimrelay_delivery;

alter default privileges in schema control
  grant select, insert, update, delete on tables to scimrelay_admin;
alter default privileges in schema control grant usage on sequences to scimrelay_admin;
