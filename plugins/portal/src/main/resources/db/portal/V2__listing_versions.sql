-- What the projection was told last about each listing, and whether that was its end: an older event that comes late, or
-- again, is known by it even where nothing is public any more. The public does not read it.

create table portal.listing_versions (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    version         bigint      not null,
    withdrawn       boolean     not null,
    told_at         timestamptz not null default now(),
    primary key (organization_id, id)
);

alter table portal.listing_versions enable row level security;
alter table portal.listing_versions force row level security;
create policy organization on portal.listing_versions
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on portal.listing_versions to quartier_maintenance using (true) with check (true);

set local role quartier_maintenance;
insert into portal.listing_versions (organization_id, id, version, withdrawn)
select organization_id, id, version, false from portal.published_listings;
reset role;
