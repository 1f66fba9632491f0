-- What is stored, what a subscriber makes of it, and, for plain JDBC only, a row like that of an outbox.

create table benchevents.facts (
    organization_id uuid not null references platform.organizations (id),
    id              uuid not null,
    aggregate       uuid not null,
    title           text not null,
    primary key (organization_id, id)
);
create table benchevents.effects (
    organization_id uuid not null references platform.organizations (id),
    id              uuid not null,
    aggregate       uuid not null,
    primary key (organization_id, id)
);
create table benchevents.told (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    type            text        not null,
    aggregate       uuid        not null,
    payload         jsonb       not null,
    at              timestamptz not null,
    primary key (organization_id, id)
);

do $$
declare
    name text;
begin
    foreach name in array array['facts', 'effects', 'told'] loop
        execute format('alter table benchevents.%I enable row level security', name);
        execute format('alter table benchevents.%I force row level security', name);
        execute format('create policy organization on benchevents.%I'
            || ' using (organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))'
            || ' with check (organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))', name);
        execute format('create policy maintenance on benchevents.%I to quartier_maintenance using (true) with check (true)', name);
    end loop;
end
$$;
