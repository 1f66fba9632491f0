-- Files on their way into listings: what was asked, how far it is, and what was wrong in them.

create table listings.imports (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    format          text        not null check (format in ('csv', 'openimmo')),
    status          text        not null check (status in ('queued', 'running', 'completed', 'failed')),
    worker          uuid,
    dry_run         boolean     not null,
    publish         boolean     not null,
    mapping         jsonb,
    file_name       text,
    file_size       bigint      not null,
    total           integer     not null,
    position        integer     not null default 0,
    created         integer     not null default 0,
    updated         integer     not null default 0,
    archived        integer     not null default 0,
    unchanged       integer     not null default 0,
    repeated        integer     not null default 0,
    refused         integer     not null default 0,
    warned          integer     not null default 0,
    attempts        integer     not null default 0,
    problem         text,
    incident        text,
    created_by      uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    finished_at     timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
-- one at a time, in the order in which they came
create unique index imports_running on listings.imports (organization_id) where status = 'running';
create index imports_created on listings.imports (organization_id, created_at, id);

-- the file itself, in pieces, until the import is done: any node can go on where another died
create table listings.import_chunks (
    organization_id uuid    not null references platform.organizations (id),
    import_id       uuid    not null,
    position        integer not null,
    content         bytea   not null,
    primary key (organization_id, import_id, position),
    foreign key (organization_id, import_id) references listings.imports (organization_id, id) on delete cascade
);

create table listings.import_findings (
    organization_id uuid   not null references platform.organizations (id),
    id              uuid   not null,
    import_id       uuid   not null,
    line            bigint not null,
    severity        text   not null check (severity in ('error', 'warning')),
    field           text   not null,
    code            text   not null,
    arguments       jsonb  not null,
    primary key (organization_id, id),
    foreign key (organization_id, import_id) references listings.imports (organization_id, id) on delete cascade
);
create index import_findings_line on listings.import_findings (organization_id, import_id, line, id);

-- what the files said last of each listing, field by field: where the next one says the same, it wants nothing, and what
-- people changed by hand stays
create table listings.feed_memories (
    organization_id uuid  not null references platform.organizations (id),
    listing_id      uuid  not null,
    wish            text  not null check (wish in ('keep', 'hold', 'close', 'remove')),
    fields          jsonb not null,
    primary key (organization_id, listing_id),
    foreign key (organization_id, listing_id) references listings.listings (organization_id, id) on delete cascade
);

alter table listings.imports enable row level security;
alter table listings.imports force row level security;
create policy organization on listings.imports
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on listings.imports to quartier_maintenance using (true) with check (true);

alter table listings.import_chunks enable row level security;
alter table listings.import_chunks force row level security;
create policy organization on listings.import_chunks
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on listings.import_chunks to quartier_maintenance using (true) with check (true);

alter table listings.import_findings enable row level security;
alter table listings.import_findings force row level security;
create policy organization on listings.import_findings
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on listings.import_findings to quartier_maintenance using (true) with check (true);

alter table listings.feed_memories enable row level security;
alter table listings.feed_memories force row level security;
create policy organization on listings.feed_memories
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on listings.feed_memories to quartier_maintenance using (true) with check (true);
