-- What happened, from the transaction in which it happened to everybody who must know.
--
--   outbox         published, by a transaction that has committed, and not yet seen by the sequencer
--   events         the log: every event has its position, given by one sequencer at a time, so that whoever has read up to a
--                  position misses nothing that commits later
--   deliveries     what a subscriber still has to do; a row goes in the transaction that does it
--   subscriptions  who wants what: kept by the nodes at their start, so that a node knows of subscribers that run elsewhere

create sequence platform.event_numbers;
create sequence platform.event_positions;

create table platform.outbox (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    -- given while the transaction holds the aggregate's lock: within an aggregate it is the order of commits
    number          bigint      not null,
    type            text        not null,
    version         integer     not null,
    aggregate_type  text        not null,
    aggregate_id    uuid        not null,
    payload         jsonb       not null,
    at              timestamptz not null,
    correlation_id  text        not null,
    user_id         uuid,
    priority        smallint    not null,
    -- -infinity: at once
    due_at          timestamptz not null,
    primary key (organization_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index outbox_due_across on platform.outbox (due_at, number);

create table platform.events (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    position        bigint      not null,
    type            text        not null,
    version         integer     not null,
    aggregate_type  text        not null,
    aggregate_id    uuid        not null,
    payload         jsonb       not null,
    at              timestamptz not null,
    correlation_id  text        not null,
    user_id         uuid,
    -- when it came into the log: of a delayed one long after it was published
    sequenced_at    timestamptz not null default now(),
    primary key (organization_id, id)
);
create index events_feed on platform.events (organization_id, position);
create index events_of_type on platform.events (organization_id, type, position);
create index events_of_aggregate on platform.events (organization_id, aggregate_id, position);
create index events_age_across on platform.events (sequenced_at);

create table platform.deliveries (
    organization_id uuid        not null,
    event_id        uuid        not null,
    subscriber      text        not null,
    position        bigint      not null,
    aggregate_id    uuid        not null,
    priority        smallint    not null,
    due_at          timestamptz not null,
    attempts        integer     not null default 0,
    taken_by        uuid,
    taken_until     timestamptz,
    -- of the last failure: what kind, and the request id under which the log tells of it
    error           text,
    dead_at         timestamptz,
    primary key (organization_id, event_id, subscriber),
    foreign key (organization_id, event_id) references platform.events (organization_id, id) on delete cascade
    -- room for the claim beside the row: no index has to hear of it
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index deliveries_next_across on platform.deliveries (subscriber, priority desc, position) where dead_at is null;
create index deliveries_of_aggregate on platform.deliveries (organization_id, subscriber, aggregate_id, position) where dead_at is null;
create index deliveries_dead on platform.deliveries (organization_id, dead_at) where dead_at is not null;

create table platform.subscriptions (
    subscriber text not null,
    type       text not null,
    -- when a node last said that the subscriber is there
    seen_at    timestamptz not null,
    primary key (subscriber, type)
);

alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy organization on platform.outbox
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.outbox to quartier_maintenance using (true) with check (true);

alter table platform.events enable row level security;
alter table platform.events force row level security;
create policy organization on platform.events
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.events to quartier_maintenance using (true) with check (true);
-- the log is written by the sequencer alone
revoke insert, update, delete on platform.events from quartier_app;

alter table platform.deliveries enable row level security;
alter table platform.deliveries force row level security;
create policy organization on platform.deliveries
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.deliveries to quartier_maintenance using (true) with check (true);

alter table platform.subscriptions enable row level security;
alter table platform.subscriptions force row level security;
create policy everybody on platform.subscriptions for select using (true);
create policy maintenance on platform.subscriptions to quartier_maintenance using (true) with check (true);
revoke insert, update, delete on platform.subscriptions from quartier_app;
