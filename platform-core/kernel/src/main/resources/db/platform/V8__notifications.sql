-- What people are told: messages on their way out, what waits for them in the application, and what they and their
-- organization want of it.

-- One row per recipient and channel: queue and delivery log in one. Whoever delivers looks at all organizations at once.
create table platform.messages (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    type            text        not null,
    category        text        not null,
    channel         text        not null check (channel in ('in-app', 'email', 'sms', 'push')),
    urgency         text        not null check (urgency in ('low', 'normal', 'urgent')),
    -- a user's id, or the address of somebody outside
    recipient       text        not null,
    user_id         uuid,
    address         text,
    language        text        not null,
    -- emptied when nobody needs it any more
    data            jsonb,
    dedup_key       text        not null,
    state           text        not null check (state in ('collected', 'digested', 'queued', 'not-configured', 'sending',
                    'sent', 'delivered', 'bounced', 'complained', 'failed', 'suppressed')),
    reason          text,
    due_at          timestamptz not null,
    attempts        integer     not null default 0,
    taken_by        text,
    taken_until     timestamptz,
    provider_id     text,
    bulk_id         uuid,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    updated_at      timestamptz not null,
    primary key (organization_id, id)
);
-- a repeated transaction says the same again
create unique index messages_once on platform.messages (organization_id, type, dedup_key, recipient, channel);
create index messages_log on platform.messages (organization_id, created_at, id);
create index messages_recipient on platform.messages (organization_id, recipient, created_at);
create index messages_bulk on platform.messages (organization_id, bulk_id, state) where bulk_id is not null;
-- providers report by address
create index messages_address on platform.messages (address) where address is not null;
create index messages_due on platform.messages (due_at) where state in ('queued', 'not-configured', 'sending', 'collected');
create index messages_age on platform.messages (created_at);
create index messages_by_id on platform.messages (id);

alter table platform.messages enable row level security;
alter table platform.messages force row level security;
create policy organization on platform.messages
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.messages to quartier_maintenance using (true) with check (true);

-- In the application. Everybody in the organization may put something there for somebody; only that person sees it.
create table platform.notifications (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    user_id         uuid        not null,
    type            text        not null,
    category        text        not null,
    urgency         text        not null check (urgency in ('low', 'normal', 'urgent')),
    title           text        not null,
    body            text        not null,
    created_at      timestamptz not null,
    read_at         timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create index notifications_of_user on platform.notifications (organization_id, user_id, created_at, id);
create index notifications_unread on platform.notifications (organization_id, user_id) where read_at is null;

alter table platform.notifications enable row level security;
alter table platform.notifications force row level security;
create policy person on platform.notifications
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
           and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notifications to quartier_maintenance using (true) with check (true);

-- How a person wants to be told, in one organization. What is not there is as the organization has it.
create table platform.notification_people (
    organization_id uuid        not null references platform.organizations (id),
    user_id         uuid        not null,
    language        text        check (language in ('en', 'de', 'sk', 'cs')),
    time_zone       text,
    quiet_from      text        check (quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
    quiet_until     text        check (quiet_until ~ '^[0-2][0-9]:[0-5][0-9]$'),
    phone           text        check (phone ~ '^[+][1-9][0-9]{6,14}$'),
    updated_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, user_id)
);

-- subject: a type, or a category where that has no line of its own
create table platform.notification_preferences (
    organization_id uuid        not null references platform.organizations (id),
    user_id         uuid        not null,
    subject         text        not null,
    channel         text        not null check (channel in ('in-app', 'email', 'sms', 'push')),
    mode            text        not null check (mode in ('on', 'off', 'daily', 'weekly')),
    updated_at      timestamptz not null,
    primary key (organization_id, user_id, subject, channel)
);

create table platform.notification_templates (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    type            text        not null,
    channel         text        not null check (channel in ('in-app', 'email', 'sms', 'push')),
    language        text        not null check (language in ('en', 'de', 'sk', 'cs')),
    subject         text,
    text            text        not null,
    html            text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id),
    constraint notification_templates_key unique (organization_id, type, channel, language)
);

create table platform.notification_brands (
    organization_id uuid        not null references platform.organizations (id),
    sender_name     text,
    reply_to        text,
    color           text        check (color ~ '^#[0-9a-f]{6}$'),
    logo_url        text,
    footer          text,
    language        text        check (language in ('en', 'de', 'sk', 'cs')),
    time_zone       text,
    updated_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id)
);

-- Addresses that get nothing any more: of one category where one is named, or else nothing at all.
create table platform.notification_suppressions (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    channel         text        not null check (channel in ('email', 'sms')),
    address         text        not null,
    category        text        not null,
    reason          text        not null check (reason in ('bounce', 'complaint', 'unsubscribed', 'by-hand')),
    created_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id),
    constraint notification_suppressions_key unique (organization_id, channel, address, category)
);

create table platform.push_subscriptions (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    user_id         uuid        not null,
    kind            text        not null check (kind in ('web', 'fcm', 'apns')),
    -- the endpoint of a browser, or a device's token
    target          text        not null,
    p256dh          text,
    auth            text,
    created_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id),
    constraint push_subscriptions_key unique (organization_id, user_id, kind, target)
);

create table platform.notification_bulks (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    type            text        not null,
    data            jsonb       not null,
    -- words and ids with spaces between them
    channels        text        not null,
    roles           text        not null,
    users           text        not null,
    status          text        not null check (status in ('queued', 'running', 'paused', 'cancelled', 'completed')),
    total           integer     not null default 0,
    done            integer     not null default 0,
    -- the last recipient that counts: whoever goes on begins behind it
    position        uuid,
    due_at          timestamptz not null,
    created_by      uuid        not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create index notification_bulks_created on platform.notification_bulks (organization_id, created_at, id);

alter table platform.notification_people enable row level security;
alter table platform.notification_people force row level security;
create policy organization on platform.notification_people
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notification_people to quartier_maintenance using (true) with check (true);

alter table platform.notification_preferences enable row level security;
alter table platform.notification_preferences force row level security;
create policy organization on platform.notification_preferences
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notification_preferences to quartier_maintenance using (true) with check (true);

alter table platform.notification_templates enable row level security;
alter table platform.notification_templates force row level security;
create policy organization on platform.notification_templates
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notification_templates to quartier_maintenance using (true) with check (true);

alter table platform.notification_brands enable row level security;
alter table platform.notification_brands force row level security;
create policy organization on platform.notification_brands
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notification_brands to quartier_maintenance using (true) with check (true);

alter table platform.notification_suppressions enable row level security;
alter table platform.notification_suppressions force row level security;
create policy organization on platform.notification_suppressions
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notification_suppressions to quartier_maintenance using (true) with check (true);

alter table platform.push_subscriptions enable row level security;
alter table platform.push_subscriptions force row level security;
create policy organization on platform.push_subscriptions
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.push_subscriptions to quartier_maintenance using (true) with check (true);

alter table platform.notification_bulks enable row level security;
alter table platform.notification_bulks force row level security;
create policy organization on platform.notification_bulks
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.notification_bulks to quartier_maintenance using (true) with check (true);
