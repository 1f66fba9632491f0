-- People. They may belong to several organizations, so their rows hang on the person (app.user_id), not on one of those.

create table identity.users (
    id            uuid        primary key,
    email         text        not null check (email = lower(email)),
    password_hash text        not null,
    first_name    text        not null,
    last_name     text        not null,
    status        text        not null default 'active' check (status in ('active', 'suspended')),
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    version       bigint      not null default 1,
    constraint users_email_key unique (email)
);

alter table identity.users enable row level security;
alter table identity.users force row level security;
create policy person on identity.users
    using (id = (select nullif(current_setting('app.user_id', true), '')::uuid))
    with check (id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy maintenance on identity.users to quartier_maintenance using (true) with check (true);

-- Sign-in knows an address only. The function sees past the policy, answers one row and belongs to the role that may.
grant create on schema identity to quartier_maintenance;
set role quartier_maintenance;
create function identity.user_for_sign_in(address text)
    returns table (id uuid, password_hash text, status text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select u.id, u.password_hash, u.status from identity.users u where u.email = address $$;
revoke all on function identity.user_for_sign_in(text) from public;
grant execute on function identity.user_for_sign_in(text) to quartier_app;
reset role;
revoke create on schema identity from quartier_maintenance;
