create table example.notes (
    organization_id   uuid        not null references platform.organizations (id),
    id                uuid        not null,
    title             text        not null check (title <> '' and length(title) <= 200),
    text              text        check (length(text) <= 10000),
    due_on            date,
    repeat_every_days integer     check (repeat_every_days between 1 and 366),
    repeats           uuid,
    finished_at       timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    version           bigint      not null,
    primary key (organization_id, id),
    unique (organization_id, repeats),
    check (repeat_every_days is null or due_on is not null)
);

-- the orders and filters of the list, each led by the organization
create index notes_created on example.notes (organization_id, created_at, id);
create index notes_due on example.notes (organization_id, due_on, id);

alter table example.notes enable row level security;
alter table example.notes force row level security;
create policy organization on example.notes
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on example.notes to quartier_maintenance using (true) with check (true);
