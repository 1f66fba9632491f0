create table probe.marks (
    organization_id uuid   not null references platform.organizations (id),
    id              uuid   not null,
    title           text   not null,
    version         bigint not null,
    primary key (organization_id, id)
);

alter table probe.marks enable row level security;
alter table probe.marks force row level security;
create policy organization on probe.marks
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on probe.marks to quartier_maintenance using (true) with check (true);
