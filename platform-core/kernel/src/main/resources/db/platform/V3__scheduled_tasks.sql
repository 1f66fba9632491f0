-- Background work (db-scheduler's table, one column richer): the organization fills itself in from the transaction that
-- schedules the work. The scheduler itself works as quartier_maintenance.

create table platform.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    organization_id      uuid        not null
        default nullif(current_setting('app.organization_id', true), '')::uuid
        references platform.organizations (id),
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on platform.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_organization on platform.scheduled_tasks (organization_id, task_name);

alter table platform.scheduled_tasks enable row level security;
alter table platform.scheduled_tasks force row level security;
create policy organization on platform.scheduled_tasks
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.scheduled_tasks to quartier_maintenance using (true) with check (true);
