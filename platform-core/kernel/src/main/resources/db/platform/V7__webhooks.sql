-- Where organizations want to be told of their events, what was sent there and what came back.
--
--   webhooks            endpoints, each also the head of a queue of its own
--   webhook_deliveries  one row an event and endpoint: to be delivered, delivered or given up
--   webhook_attempts    each request with its answer

create table platform.webhooks (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    url             text        not null,
    description     text,
    -- '*', 'listing.*' or 'listing.published'
    events          text[]      not null,
    status          text        not null default 'active' check (status in ('active', 'paused', 'disabled')),
    -- sealed
    secret          text        not null,
    previous_secret text,
    previous_until  timestamptz,
    per_second      integer     not null default 10 check (per_second between 1 and 100),
    -- since when every attempt has failed
    failing_since   timestamptz,
    succeeded_at    timestamptz,
    -- when a worker looks at it next; null where nothing waits
    next_at         timestamptz,
    -- the requests sent so far would have taken until then at its rate
    paced_until     timestamptz not null default '2000-01-01 00:00:00+00',
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create index webhooks_next_across on platform.webhooks (next_at) where next_at is not null;

create table platform.webhook_deliveries (
    organization_id uuid        not null,
    id              uuid        not null,
    webhook_id      uuid        not null,
    event_id        uuid        not null,
    type            text        not null,
    -- as it is signed and sent
    body            text        not null,
    status          text        not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
    -- in all, and since somebody asked for it last
    attempts        integer     not null default 0,
    tries           integer     not null default 0,
    due_at          timestamptz not null,
    taken_by        uuid,
    taken_until     timestamptz,
    last_outcome    text,
    last_status     integer,
    created_at      timestamptz not null,
    finished_at     timestamptz,
    primary key (organization_id, id),
    -- an event that comes again is delivered once
    unique (organization_id, webhook_id, event_id),
    foreign key (organization_id, webhook_id) references platform.webhooks (organization_id, id) on delete cascade
);
create index webhook_deliveries_due on platform.webhook_deliveries (organization_id, webhook_id, due_at) where status = 'pending';
create index webhook_deliveries_newest on platform.webhook_deliveries (organization_id, webhook_id, created_at);
create index webhook_deliveries_age_across on platform.webhook_deliveries (created_at);

create table platform.webhook_attempts (
    organization_id  uuid        not null,
    id               uuid        not null,
    delivery_id      uuid        not null,
    at               timestamptz not null,
    duration_ms      integer     not null,
    outcome          text        not null,
    status           integer,
    error            text,
    request_headers  jsonb       not null,
    response_headers jsonb,
    response_body    text,
    primary key (organization_id, id),
    foreign key (organization_id, delivery_id) references platform.webhook_deliveries (organization_id, id) on delete cascade
);
create index webhook_attempts_of_delivery on platform.webhook_attempts (organization_id, delivery_id, at);

alter table platform.webhooks enable row level security;
alter table platform.webhooks force row level security;
create policy organization on platform.webhooks
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.webhooks to quartier_maintenance using (true) with check (true);

alter table platform.webhook_deliveries enable row level security;
alter table platform.webhook_deliveries force row level security;
create policy organization on platform.webhook_deliveries
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.webhook_deliveries to quartier_maintenance using (true) with check (true);

alter table platform.webhook_attempts enable row level security;
alter table platform.webhook_attempts force row level security;
create policy organization on platform.webhook_attempts
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.webhook_attempts to quartier_maintenance using (true) with check (true);
