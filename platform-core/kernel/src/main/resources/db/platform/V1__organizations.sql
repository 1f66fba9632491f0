-- The customers of the platform, and who belongs to them.

create table platform.organizations (
    id          uuid        primary key,
    slug        text        not null,
    name        text        not null,
    type        text        not null default 'agency'
                check (type in ('agency', 'property-management', 'housing-cooperative', 'developer', 'owner', 'other')),
    status      text        not null default 'active' check (status in ('active', 'suspended', 'closed')),
    email       text,
    phone       text,
    website     text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint      not null default 1,
    constraint organizations_slug_key unique (slug)
);

create table platform.memberships (
    organization_id uuid        not null references platform.organizations (id),
    user_id         uuid        not null,
    role            text        not null check (role in ('owner', 'admin', 'manager', 'agent', 'viewer')),
    created_at      timestamptz not null,
    primary key (organization_id, user_id)
);
create index memberships_of_user on platform.memberships (user_id, organization_id);

alter table platform.memberships enable row level security;
alter table platform.memberships force row level security;
create policy organization on platform.memberships
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
-- people see where they belong, whatever organization they act in
create policy own on platform.memberships for select
    using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy maintenance on platform.memberships to quartier_maintenance using (true) with check (true);

alter table platform.organizations enable row level security;
alter table platform.organizations force row level security;
create policy organization on platform.organizations
    using (id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy member on platform.organizations for select
    using (exists (select 1 from platform.memberships m
                   where m.organization_id = organizations.id
                     and m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)));
create policy maintenance on platform.organizations to quartier_maintenance using (true) with check (true);

-- organizations are closed, not deleted, by the application
revoke delete on platform.organizations from quartier_app;
