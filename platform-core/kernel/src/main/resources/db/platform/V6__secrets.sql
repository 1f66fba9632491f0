-- The keys that secrets of an organization are sealed with, each wrapped by the platform's master key, which is not in
-- the database. The newest that is not retired seals; a retired one only opens, until nothing is sealed with it any more.

create table platform.secret_keys (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    -- which master key wraps it
    master_id       text        not null,
    -- an encrypted Tink keyset in JSON, bound to organization and id
    wrapped         text        not null,
    created_at      timestamptz not null,
    retired_at      timestamptz,
    primary key (organization_id, id)
);

alter table platform.secret_keys enable row level security;
alter table platform.secret_keys force row level security;
create policy organization on platform.secret_keys
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.secret_keys to quartier_maintenance using (true) with check (true);
