-- The three login roles of Quartier and what each may do in this database.
-- Run in the target database by a superuser, as often as you like, on PostgreSQL 15 or newer:
--     psql -d quartier -f roles.sql
-- It sets no passwords. Afterwards, once: \password quartier_owner, and so on.
--
--   quartier_owner        makes schemas and tables (migrations); may SET ROLE quartier_maintenance, inherits nothing from it
--   quartier_app          what requests run as: owns nothing, is a member of nothing, bound by row-level security
--   quartier_maintenance  work across organizations, through policies that name it; bound by row-level security too

do $$
declare
    wanted text;
    granted record;
begin
    foreach wanted in array array['quartier_owner', 'quartier_app', 'quartier_maintenance'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I', wanted);
        end if;
        execute format('alter role %I login noinherit nosuperuser nobypassrls nocreatedb nocreaterole noreplication', wanted);
        execute format('alter role %I in database %I set search_path = "$user", public, extensions', wanted, current_database());

        -- any other membership would be a way around the policies
        for granted in
            select r.rolname as role, g.rolname as grantor
            from pg_auth_members m
            join pg_roles r on r.oid = m.roleid
            left join pg_roles g on g.oid = m.grantor
            where m.member = (select oid from pg_roles where rolname = wanted)
              and not (wanted = 'quartier_owner' and r.rolname = 'quartier_maintenance')
        loop
            execute format('revoke %I from %I', granted.role, wanted)
                || coalesce(format(' granted by %I', granted.grantor), '');
        end loop;
    end loop;

    -- No statement of a request holds its locks and its connection for ever, and no transaction that its node forgot does. Whoever needs
    -- other limits alters the role: what stands already, for the role or for the role in this database, is left alone.
    for granted in
        select * from (values
            ('quartier_app', 'statement_timeout', '30s'),
            ('quartier_app', 'idle_in_transaction_session_timeout', '60s'),
            ('quartier_maintenance', 'statement_timeout', '2min'),
            ('quartier_maintenance', 'idle_in_transaction_session_timeout', '2min'),
            -- migrations take as long as they need, whatever the database's own default is
            ('quartier_owner', 'statement_timeout', '0'),
            ('quartier_owner', 'idle_in_transaction_session_timeout', '0')) as limits(role, setting, value)
        where not exists (
            select from pg_db_role_setting s, unnest(s.setconfig) c
            where s.setrole = (select oid from pg_roles where rolname = limits.role)
              and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
              and c like limits.setting || '=%')
    loop
        execute format('alter role %I in database %I set %I = %L',
            granted.role, current_database(), granted.setting, granted.value);
    end loop;

    -- an inherited grant would let the owner read every organization without asking
    if current_setting('server_version_num')::int >= 160000 then
        execute 'grant quartier_maintenance to quartier_owner with inherit false, set true';
    else
        execute 'grant quartier_maintenance to quartier_owner';
    end if;

    -- no temporary tables: no policy guards them, and a pooled connection would carry them to the next organization
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to quartier_owner, quartier_app, quartier_maintenance', current_database());
    execute format('grant create on database %I to quartier_owner', current_database());
end
$$;

revoke create on schema public from public;

create schema if not exists extensions;
grant usage on schema extensions to quartier_owner, quartier_app, quartier_maintenance;

do $$
declare
    wanted text;
begin
    foreach wanted in array array['pg_trgm', 'unaccent', 'btree_gist', 'btree_gin'] loop
        execute format('create extension if not exists %I with schema extensions', wanted);
        if not exists (
            select from pg_extension where extname = wanted and extnamespace = 'extensions'::regnamespace
        ) then
            execute format('alter extension %I set schema extensions', wanted);
        end if;
    end loop;
end
$$;
