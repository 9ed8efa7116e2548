-- How long a tenant's events and attempts are kept; null is what the installation is set to.
alter table control.tenant
  add column event_days integer check (event_days between 1 and 3650),
  add column attempt_days integer check (attempt_days between 1 and 3650);

create view control.tenant_retention as
select t.id as tenant_id, t.event_days, t.attempt_days
from control.tenant t;
grant select on control.tenant_retention to scimrelay_delivery;

-- On which day rows of tenants with a shorter retention were last deleted from a day of a table.
create table delivery.day_swept (
  parent text not null,
  day date not null,
  swept_on date not null,
  primary key (parent, day)
);
