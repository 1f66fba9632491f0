-- Sessions: a family of refresh tokens that replace each other. Only digests are stored.

create table identity.refresh_tokens (
    id              uuid        primary key,
    family_id       uuid        not null,
    user_id         uuid        not null references identity.users (id),
    organization_id uuid        not null references platform.organizations (id),
    digest          bytea       not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    revoked_at      timestamptz,
    user_agent      text,
    constraint refresh_tokens_digest_key unique (digest)
);
create index refresh_tokens_of_user on identity.refresh_tokens (user_id, family_id);
create index refresh_tokens_expiry on identity.refresh_tokens (expires_at);

alter table identity.refresh_tokens enable row level security;
alter table identity.refresh_tokens force row level security;
create policy person on identity.refresh_tokens
    using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
    with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy maintenance on identity.refresh_tokens to quartier_maintenance using (true) with check (true);

-- A refresh knows the token only: this tells whose it is, and the rest happens under that person's policy.
grant create on schema identity to quartier_maintenance;
set role quartier_maintenance;
create function identity.owner_of_refresh_token(token_digest bytea)
    returns table (user_id uuid, organization_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select t.user_id, t.organization_id from identity.refresh_tokens t where t.digest = token_digest $$;
revoke all on function identity.owner_of_refresh_token(bytea) from public;
grant execute on function identity.owner_of_refresh_token(bytea) to quartier_app;
reset role;
revoke create on schema identity from quartier_maintenance;
