-- A session ends after a time, however often it is refreshed: each token knows when its family began. Those that are
-- there count from now on.

alter table identity.refresh_tokens add column session_started_at timestamptz not null default now();
alter table identity.refresh_tokens alter column session_started_at drop default;
