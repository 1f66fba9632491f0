-- Jobs: when they come round in which time zone, and what became of their runs.

-- in which an organization reads the clock
alter table platform.organizations add column if not exists time_zone text not null default 'UTC';

-- Work for the platform as a whole has no organization: no organization sees it or can make it, because a null equals
-- nothing. Only quartier_maintenance, which the scheduler is, does.
alter table platform.scheduled_tasks alter column organization_id drop not null;
-- what people ask for comes before what the clock asks for
alter table platform.scheduled_tasks alter column priority set default 50;
create index scheduled_tasks_order on platform.scheduled_tasks (priority desc, execution_time) where not picked;

create table platform.job_runs (
    organization_id uuid        not null references platform.organizations (id),
    id              uuid        not null,
    job             text        not null,
    -- the scheduler's key: the subject, or the organization where there is none
    instance        text        not null,
    subject         uuid,
    status          text        not null check (status in ('queued', 'running', 'succeeded', 'failed', 'skipped')),
    -- null for the system itself
    requested_by    uuid,
    attempts        integer     not null default 0,
    node            text,
    -- what kind of failure the last attempt met, never its text: that is in the log, under the incident
    error           text,
    incident_id     uuid,
    done            bigint,
    total           bigint,
    step            text,
    due_at          timestamptz not null,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    -- of a run that waits for its next attempt
    next_attempt_at timestamptz,
    version         bigint      not null default 1,
    primary key (organization_id, id)
);
create unique index job_runs_open on platform.job_runs (organization_id, job, instance)
    where status in ('queued', 'running');
create index job_runs_of_job on platform.job_runs (organization_id, job, created_at desc);

alter table platform.job_runs enable row level security;
alter table platform.job_runs force row level security;
create policy organization on platform.job_runs
    using (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid))
    with check (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));
create policy maintenance on platform.job_runs to quartier_maintenance using (true) with check (true);

-- Runs of work for the platform as a whole. They are nobody's: no policy shows them to the application.
create table platform.global_job_runs (
    id              uuid        primary key,
    job             text        not null,
    instance        text        not null,
    status          text        not null check (status in ('queued', 'running', 'succeeded', 'failed', 'skipped')),
    attempts        integer     not null default 0,
    node            text,
    error           text,
    incident_id     uuid,
    done            bigint,
    total           bigint,
    step            text,
    due_at          timestamptz not null,
    created_at      timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    next_attempt_at timestamptz,
    version         bigint      not null default 1
);
create unique index global_job_runs_open on platform.global_job_runs (job, instance)
    where status in ('queued', 'running');
create index global_job_runs_of_job on platform.global_job_runs (job, created_at desc);

alter table platform.global_job_runs enable row level security;
alter table platform.global_job_runs force row level security;
create policy maintenance on platform.global_job_runs to quartier_maintenance using (true) with check (true);
