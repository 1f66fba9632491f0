create table vault.credentials (
    organization_id uuid not null references platform.organizations (id),
    id              uuid not null,
    password        text,
    primary key (organization_id, id)
);
alter table vault.credentials enable row level security;
alter table vault.credentials force row level security;
create policy organization on vault.credentials
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on vault.credentials to quartier_maintenance using (true) with check (true);
