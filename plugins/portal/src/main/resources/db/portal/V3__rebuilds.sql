-- How far the rebuilds of organizations are, of which each has one at a time.

create table portal.rebuilds (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    status          text        not null check (status in ('running', 'completed')),
    position        uuid,
    shown           integer     not null default 0,
    removed         integer     not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    finished_at     timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index rebuilds_running on portal.rebuilds (organization_id) where status = 'running';

alter table portal.rebuilds enable row level security;
alter table portal.rebuilds force row level security;
create policy organization on portal.rebuilds
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on portal.rebuilds to quartier_maintenance using (true) with check (true);

-- a rebuild walks what an organization shows in the order of its ids
create index published_listings_organization_id on portal.published_listings (organization_id, id);
