-- Real time: what was sent to an organization's channels, and who follows them now.

-- One row per organization and channel, locked from a transaction's last moment until its commit: positions have no gaps,
-- and whoever reads one has read all before it.
create table platform.channel_positions (
    organization_id uuid   not null references platform.organizations (id),
    channel         text   not null,
    last            bigint not null,
    primary key (organization_id, channel)
);

create table platform.channel_messages (
    organization_id uuid        not null references platform.organizations (id),
    channel         text        not null,
    position        bigint      not null,
    type            text        not null,
    topic           text,
    user_id         uuid,
    data            jsonb       not null,
    sent_at         timestamptz not null,
    over_at         timestamptz not null,
    primary key (organization_id, channel, position)
);
create index channel_messages_over on platform.channel_messages (organization_id, over_at);

-- One row per connection to a channel that shows who is there, renewed by its node: what is not renewed is over.
create table platform.channel_presence (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    channel         text        not null,
    user_id         uuid        not null,
    node            text        not null,
    since           timestamptz not null,
    seen_at         timestamptz not null,
    primary key (organization_id, id)
);
create index channel_presence_channel on platform.channel_presence (organization_id, channel, user_id);

alter table platform.channel_positions enable row level security;
alter table platform.channel_positions force row level security;
create policy organization on platform.channel_positions
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.channel_positions to quartier_maintenance using (true) with check (true);

alter table platform.channel_messages enable row level security;
alter table platform.channel_messages force row level security;
create policy organization on platform.channel_messages
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.channel_messages to quartier_maintenance using (true) with check (true);

alter table platform.channel_presence enable row level security;
alter table platform.channel_presence force row level security;
create policy organization on platform.channel_presence
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.channel_presence to quartier_maintenance using (true) with check (true);
