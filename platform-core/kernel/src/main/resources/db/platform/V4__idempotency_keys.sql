-- Answers of POST requests that carried an Idempotency-Key, kept for a day: the same request again gets the same answer.

create table platform.idempotency_keys (
    organization_id uuid        not null references platform.organizations (id),
    user_id         uuid        not null,
    key             text        not null,
    -- of method, path, query and body: another request under the same key is refused
    request_hash    text        not null,
    status          integer     not null,
    headers         jsonb       not null,
    body            bytea       not null,
    created_at      timestamptz not null,
    primary key (organization_id, user_id, key)
);
create index idempotency_keys_age on platform.idempotency_keys (organization_id, created_at);

alter table platform.idempotency_keys enable row level security;
alter table platform.idempotency_keys force row level security;
create policy organization on platform.idempotency_keys
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.idempotency_keys to quartier_maintenance using (true) with check (true);
