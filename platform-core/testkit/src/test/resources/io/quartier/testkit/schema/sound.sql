-- A schema as it should be; each test of SchemaCheckTest spoils one thing.
create schema platform;
create schema leasing;
grant usage on schema platform, leasing to quartier_app, quartier_maintenance;
alter default privileges in schema platform, leasing
    grant select, insert, update, delete on tables to quartier_app, quartier_maintenance;
alter default privileges revoke execute on functions from public;

create table platform.organizations (id uuid primary key);
alter table platform.organizations enable row level security;
alter table platform.organizations force row level security;
create policy organization on platform.organizations
    using (id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.organizations to quartier_maintenance using (true) with check (true);

create table leasing.leases (
    organization_id uuid not null references platform.organizations (id),
    id uuid not null,
    number text not null,
    during daterange,
    words tsvector,
    primary key (organization_id, id),
    unique (organization_id, number)
);
alter table leasing.leases enable row level security;
alter table leasing.leases force row level security;
create policy organization on leasing.leases
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on leasing.leases to quartier_maintenance using (true) with check (true);

-- a policy for each command, a partition, a composite foreign key
create table leasing.deposits (
    organization_id uuid not null references platform.organizations (id),
    id uuid not null,
    lease_id uuid,
    primary key (organization_id, id),
    foreign key (organization_id, lease_id) references leasing.leases (organization_id, id) on delete set null (lease_id)
) partition by hash (organization_id);
create table leasing.deposits_0 partition of leasing.deposits for values with (modulus 1, remainder 0);
do $$
declare
    name text;
    bound text := '(organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))';
begin
    foreach name in array array['leasing.deposits', 'leasing.deposits_0'] loop
        execute format('alter table %s enable row level security', name);
        execute format('alter table %s force row level security', name);
        execute format('create policy seen on %s for select using %s', name, bound);
        execute format('create policy made on %s for insert with check %s', name, bound);
        execute format('create policy changed on %s for update using %s with check %s', name, bound, bound);
        execute format('create policy removed on %s for delete using %s', name, bound);
        execute format('create policy maintenance on %s to quartier_maintenance using (true) with check (true)', name);
    end loop;
end $$;

-- everybody may read it, its organization writes it
create table leasing.published (
    organization_id uuid not null references platform.organizations (id),
    id uuid primary key,
    title text
);
alter table leasing.published enable row level security;
alter table leasing.published force row level security;
create policy everybody on leasing.published for select using (true);
create policy organization on leasing.published
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on leasing.published to quartier_maintenance using (true) with check (true);

create view leasing.open_leases with (security_invoker = true) as select * from leasing.leases;

grant create on schema leasing to quartier_maintenance;
set role quartier_maintenance;
create function leasing.organization_of(lease uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select l.organization_id from leasing.leases l
          where l.organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
            and l.id = lease $$;
grant execute on function leasing.organization_of(uuid) to quartier_app;
revoke execute on function leasing.organization_of(uuid) from public;
reset role;
revoke create on schema leasing from quartier_maintenance;
