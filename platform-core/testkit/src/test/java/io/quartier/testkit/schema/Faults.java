package io.quartier.testkit.schema;

import static io.quartier.kernel.schema.Finding.Rule.DECLARATION;
import static io.quartier.kernel.schema.Finding.Rule.DEFINER;
import static io.quartier.kernel.schema.Finding.Rule.FOREIGN_KEY;
import static io.quartier.kernel.schema.Finding.Rule.GRANT;
import static io.quartier.kernel.schema.Finding.Rule.KEY;
import static io.quartier.kernel.schema.Finding.Rule.MAINTENANCE_POLICY;
import static io.quartier.kernel.schema.Finding.Rule.OPEN_POLICY;
import static io.quartier.kernel.schema.Finding.Rule.ORGANIZATION_COLUMN;
import static io.quartier.kernel.schema.Finding.Rule.POLICY;
import static io.quartier.kernel.schema.Finding.Rule.ROLE;
import static io.quartier.kernel.schema.Finding.Rule.ROW_SECURITY;
import static io.quartier.kernel.schema.Finding.Rule.SEQUENCE;
import static io.quartier.kernel.schema.Finding.Rule.VIEW;

import io.quartier.kernel.schema.Finding.Rule;
import java.util.ArrayList;
import java.util.List;

/** What can go wrong with the schema of {@code sound.sql}, by what it breaks. */
final class Faults {

    /** SQL that breaks the rule at the subject. */
    record Fault(String sql, Rule rule, String subject) {}

    private static final String BOUND =
            "organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)";
    private static final String TO_MAINTENANCE =
            "create policy maintenance on leasing.plain to quartier_maintenance" + " using (true) with check (true);";
    private static final String GUARDED = "alter table leasing.plain enable row level security;"
            + " alter table leasing.plain force row level security;"
            + " create policy organization on leasing.plain using (%s) with check (%s);".formatted(BOUND, BOUND)
            + TO_MAINTENANCE;

    private Faults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(tables());
        all.addAll(policies());
        all.addAll(keys());
        all.addAll(bypasses());
        all.addAll(grants());
        all.addAll(roles());
        return all;
    }

    private static List<Fault> tables() {
        return List.of(
                new Fault("alter table leasing.leases disable row level security", ROW_SECURITY, "leasing.leases"),
                new Fault("alter table leasing.leases no force row level security", ROW_SECURITY, "leasing.leases"),
                new Fault(
                        "alter table leasing.published disable row level security", ROW_SECURITY, "leasing.published"),
                new Fault(
                        "alter table leasing.deposits_0 no force row level security",
                        ROW_SECURITY,
                        "leasing.deposits_0"),
                new Fault(
                        "create foreign data wrapper elsewhere; create server elsewhere foreign data wrapper elsewhere;"
                                + " create foreign table leasing.far (organization_id uuid not null) server elsewhere",
                        ROW_SECURITY,
                        "leasing.far"),
                new Fault(
                        "create table leasing.plain (id uuid primary key);"
                                + " alter table leasing.plain enable row level security;"
                                + " alter table leasing.plain force row level security;"
                                + TO_MAINTENANCE,
                        ORGANIZATION_COLUMN,
                        "leasing.plain"),
                new Fault(
                        "create table leasing.plain (organization_id text not null, id uuid, primary key"
                                + " (organization_id, id)); alter table leasing.plain enable row level security;"
                                + " alter table leasing.plain force row level security;" + TO_MAINTENANCE,
                        ORGANIZATION_COLUMN,
                        "leasing.plain"),
                new Fault(
                        "create table leasing.plain (organization_id uuid, id uuid primary key);" + GUARDED,
                        ORGANIZATION_COLUMN,
                        "leasing.plain"),
                new Fault(
                        "alter table leasing.leases alter organization_id set default gen_random_uuid()",
                        ORGANIZATION_COLUMN,
                        "leasing.leases"),
                new Fault(
                        "drop view leasing.open_leases; drop table leasing.published",
                        DECLARATION,
                        "leasing.published"));
    }

    private static List<Fault> policies() {
        return List.of(
                new Fault("drop policy organization on leasing.leases", POLICY, "leasing.leases"),
                new Fault("drop policy seen on leasing.deposits", POLICY, "leasing.deposits"),
                new Fault("drop policy made on leasing.deposits", POLICY, "leasing.deposits"),
                new Fault("drop policy changed on leasing.deposits_0", POLICY, "leasing.deposits_0"),
                new Fault("drop policy removed on leasing.deposits", POLICY, "leasing.deposits"),
                new Fault(
                        "alter policy organization on leasing.leases to quartier_maintenance",
                        POLICY,
                        "leasing.leases"),
                open("create policy wide on leasing.leases using (true)"),
                open("create policy wide on leasing.leases for select using (true)"),
                open("create policy wide on leasing.leases for insert with check (true)"),
                open("create policy wide on leasing.leases for delete to quartier_app using (number = 'x')"),
                open("alter policy organization on leasing.leases using (true)"),
                open("alter policy organization on leasing.leases with check (true)"),
                open("alter policy organization on leasing.leases using (" + BOUND + " or number = 'public')"),
                open("alter policy organization on leasing.leases using (not (" + BOUND + "))"),
                open("alter policy organization on leasing.leases using ((" + BOUND + ") is not false)"),
                open("alter policy organization on leasing.leases using (case when number = 'x' then true else " + BOUND
                        + " end)"),
                open(
                        "alter policy organization on leasing.leases using (number = ' AND ' or number like '%' || ' OR (')"),
                open(
                        "alter policy organization on leasing.leases using"
                                + " (organization_id <> (select nullif(current_setting('app.organization_id', true), '')::uuid))"),
                open("alter policy organization on leasing.leases using"
                        + " (id = (select nullif(current_setting('app.organization_id', true), '')::uuid))"),
                open("alter policy organization on leasing.leases using"
                        + " (organization_id = (select nullif(current_setting('app.user_id', true), '')::uuid))"),
                open("alter policy organization on leasing.leases using"
                        + " (organization_id = current_setting('app.organization_id')::uuid)"),
                new Fault("create policy wide on leasing.published using (true)", OPEN_POLICY, "leasing.published"),
                new Fault(
                        "create policy wide on leasing.published for update using (true) with check (" + BOUND + ")",
                        OPEN_POLICY,
                        "leasing.published"),
                new Fault(
                        "create policy wide on leasing.published for insert with check (true)",
                        OPEN_POLICY,
                        "leasing.published"),
                new Fault(
                        "create policy wide on leasing.published for delete using (title = 'x')",
                        OPEN_POLICY,
                        "leasing.published"),
                new Fault("drop policy maintenance on leasing.leases", MAINTENANCE_POLICY, "leasing.leases"),
                new Fault(
                        "alter policy maintenance on leasing.published using (title is not null)",
                        MAINTENANCE_POLICY,
                        "leasing.published"));
    }

    private static Fault open(String sql) {
        return new Fault(sql, OPEN_POLICY, "leasing.leases");
    }

    private static List<Fault> keys() {
        return List.of(
                new Fault(
                        "create table leasing.plain (organization_id uuid not null, id uuid not null);" + GUARDED,
                        KEY,
                        "leasing.plain"),
                new Fault(
                        "create table leasing.plain (organization_id uuid not null, id uuid primary key);" + GUARDED,
                        KEY,
                        "leasing.plain"),
                new Fault("alter table leasing.leases add unique (number)", KEY, "leasing.leases"),
                new Fault(
                        "create unique index on leasing.leases (lower(number), organization_id)",
                        KEY,
                        "leasing.leases"),
                new Fault("create index on leasing.leases (number)", KEY, "leasing.leases"),
                new Fault("create index on leasing.leases using gin (words)", KEY, "leasing.leases"),
                new Fault("alter table leasing.leases add exclude using gist (during with &&)", KEY, "leasing.leases"),
                new Fault(
                        "alter table leasing.leases add unique (id); alter table leasing.deposits add foreign key"
                                + " (lease_id) references leasing.leases (id)",
                        FOREIGN_KEY,
                        "leasing.deposits"),
                new Fault(
                        "create schema crm; create table crm.people (organization_id uuid, id uuid, primary key"
                                + " (organization_id, id)); alter table leasing.leases add foreign key (organization_id, id)"
                                + " references crm.people",
                        FOREIGN_KEY,
                        "leasing.leases"),
                new Fault(
                        "alter table leasing.deposits add foreign key (organization_id, lease_id) references"
                                + " leasing.leases (organization_id, id) on delete set null",
                        FOREIGN_KEY,
                        "leasing.deposits"));
    }

    private static List<Fault> bypasses() {
        String function = "create function leasing.peek() returns %s language plpgsql security definer"
                + " set search_path = %s as $$ begin return null; end $$;"
                + " alter function leasing.peek() owner to quartier_owner;"
                + " revoke execute on function leasing.peek() from public;";
        return List.of(
                new Fault("create view leasing.all_leases as select * from leasing.leases", VIEW, "leasing.all_leases"),
                new Fault(
                        "create view leasing.all_leases with (security_invoker = false) as select * from leasing.leases",
                        VIEW,
                        "leasing.all_leases"),
                new Fault(
                        "create view public.all_leases as select * from leasing.open_leases",
                        VIEW,
                        "public.all_leases"),
                new Fault(
                        "create materialized view leasing.stored as select * from leasing.leases",
                        VIEW,
                        "leasing.stored"),
                new Fault(
                        "create rule note as on update to leasing.leases do also delete from leasing.deposits",
                        DEFINER,
                        "leasing.leases"),
                new Fault(function.formatted("uuid", "pg_catalog, pg_temp"), DEFINER, "leasing.peek"),
                new Fault(
                        function.formatted("trigger", "pg_catalog, pg_temp")
                                + "create trigger peek before insert on leasing.leases for each row"
                                + " execute function leasing.peek()",
                        DEFINER,
                        "leasing.peek"),
                new Fault(
                        function.replace("leasing.", "public.").formatted("uuid", "pg_catalog, pg_temp"),
                        DEFINER,
                        "public.peek"),
                definer(
                        "create or replace function leasing.organization_of(lease uuid) returns uuid language sql stable"
                                + " security definer set search_path = pg_catalog, pg_temp"
                                + " as 'select l.organization_id from leasing.leases l where l.id = lease'"),
                definer("alter function leasing.organization_of(uuid) reset search_path"),
                definer("alter function leasing.organization_of(uuid) set search_path = pg_catalog"),
                definer("alter function leasing.organization_of(uuid) set search_path = pg_temp, leasing"),
                definer("alter function leasing.organization_of(uuid) set search_path = public, pg_temp"),
                definer("alter function leasing.organization_of(uuid) set search_path = \"$user\", pg_temp"),
                definer("grant execute on function leasing.organization_of(uuid) to public"),
                definer("alter function leasing.organization_of(uuid) owner to postgres"),
                new Fault(
                        "alter function leasing.organization_of(uuid) security invoker",
                        DECLARATION,
                        "leasing.organization_of"),
                new Fault("create sequence leasing.numbers", SEQUENCE, "leasing.numbers"),
                new Fault(
                        "alter table leasing.leases add position bigint generated always as identity",
                        SEQUENCE,
                        "leasing.leases_position_seq"));
    }

    private static Fault definer(String sql) {
        return new Fault(sql, DEFINER, "leasing.organization_of");
    }

    private static List<Fault> grants() {
        return List.of(
                new Fault("grant usage on schema leasing to public", GRANT, "leasing"),
                new Fault("grant select on leasing.leases to public", GRANT, "leasing.leases"),
                new Fault("grant select (number) on leasing.leases to public", GRANT, "leasing.leases.number"),
                new Fault("grant truncate on leasing.leases to quartier_app", GRANT, "leasing.leases"),
                new Fault("grant references (id) on leasing.leases to quartier_app", GRANT, "leasing.leases"),
                new Fault("grant trigger on leasing.published to quartier_app", GRANT, "leasing.published"),
                new Fault(
                        "alter default privileges for role quartier_owner in schema leasing grant select on tables to public",
                        GRANT,
                        "leasing"),
                new Fault(
                        "create table leasing.schema_history (version text);"
                                + " grant insert on leasing.schema_history to quartier_app",
                        GRANT,
                        "leasing.schema_history"));
    }

    private static List<Fault> roles() {
        return List.of(
                role("alter role quartier_app superuser", "quartier_app"),
                role("alter role quartier_app bypassrls", "quartier_app"),
                role("alter role quartier_app createrole", "quartier_app"),
                role("alter role quartier_maintenance bypassrls", "quartier_maintenance"),
                role("alter role quartier_owner superuser", "quartier_owner"),
                role("alter role quartier_owner bypassrls", "quartier_owner"),
                role("grant quartier_maintenance to quartier_app", "quartier_app"),
                role("create role staff; grant quartier_owner to staff; grant staff to quartier_app", "quartier_app"),
                role("grant pg_read_all_data to quartier_app", "quartier_app"),
                role("create role staff; grant staff to quartier_maintenance", "quartier_maintenance"),
                role("grant pg_write_all_data to quartier_owner", "quartier_owner"),
                role("revoke quartier_maintenance from quartier_owner", "quartier_owner"),
                role(
                        "do $$ begin if current_setting('server_version_num')::int < 160000 then"
                                + " alter role quartier_owner inherit; else"
                                + " execute 'grant quartier_maintenance to quartier_owner with inherit true'; end if; end $$",
                        "quartier_owner"),
                role("alter role quartier_maintenance rename to gone", "quartier_maintenance"),
                role("grant create on schema leasing to quartier_app", "quartier_app"),
                role("grant create on schema public to public", "quartier_app"),
                role("grant temporary on database schema_check to public", "quartier_app"),
                role("grant create on database schema_check to quartier_app", "quartier_app"),
                role("alter table leasing.published owner to quartier_app", "quartier_app"),
                role(
                        "create function public.own() returns int language sql as 'select 1';"
                                + " alter function public.own() owner to quartier_app",
                        "quartier_app"),
                role("select lo_create(4711); alter large object 4711 owner to quartier_app", "quartier_app"),
                role(
                        "alter role quartier_app set app.organization_id = '0192f0c1-2345-7000-8000-000000000001'",
                        "quartier_app"),
                role(
                        "alter database schema_check set app.user_id = '0192f0c1-2345-7000-8000-000000000001'",
                        "quartier_app"));
    }

    private static Fault role(String sql, String subject) {
        return new Fault(sql, ROLE, subject);
    }
}
