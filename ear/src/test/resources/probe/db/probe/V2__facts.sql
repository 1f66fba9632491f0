-- Facts that are told by events, and what two subscribers made of them. Nothing here is unique but the keys: whatever is told twice
-- stands here twice.

create table probe.counters (
    organization_id uuid   not null references platform.organizations (id),
    id              uuid   not null,
    number          bigint not null,
    primary key (organization_id, id)
);
create table probe.facts (
    organization_id uuid   not null references platform.organizations (id),
    id              uuid   not null,
    counter         uuid   not null,
    number          bigint not null,
    primary key (organization_id, id)
);
create sequence probe.heard_order;
create table probe.heard (
    organization_id uuid   not null references platform.organizations (id),
    id              bigint not null default nextval('probe.heard_order'),
    subscriber      text   not null,
    fact            uuid   not null,
    counter         uuid   not null,
    number          bigint not null,
    node            text   not null,
    primary key (organization_id, id)
);
create table probe.refusals (
    organization_id uuid not null references platform.organizations (id),
    id              uuid not null,
    primary key (organization_id, id)
);

do $$
declare
    name text;
begin
    foreach name in array array['counters', 'facts', 'heard', 'refusals'] loop
        execute format('alter table probe.%I enable row level security', name);
        execute format('alter table probe.%I force row level security', name);
        execute format('create policy organization on probe.%I'
            || ' using (organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))'
            || ' with check (organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))', name);
        execute format('create policy maintenance on probe.%I to quartier_maintenance using (true) with check (true)', name);
    end loop;
end
$$;
