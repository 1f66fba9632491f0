package io.quartier.kernel.schema;

import io.quartier.contract.data.DefinerFunction;
import io.quartier.kernel.schema.Finding.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What runs with other rights than the caller's: views, rules, functions; and counters that all organizations share. */
final class BypassRules {

    /** Temporary tables come last: otherwise a caller's own would hide the real ones. */
    private static final Pattern FIXED_PATH = Pattern.compile("search_path=(?!.*(?:\\$user|public)).*\\bpg_temp\"?");

    private final CheckedSchema schema;
    private final Catalogue catalogue;
    private final Set<String> sharedTables;
    private final List<Finding> findings = new ArrayList<>();

    BypassRules(CheckedSchema schema, Catalogue catalogue, List<Table> tables) {
        this.schema = schema;
        this.catalogue = catalogue;
        this.sharedTables =
                tables.stream().map(Table::name).filter(schema::isShared).collect(Collectors.toSet());
    }

    List<Finding> findings() throws SQLException {
        checkViews();
        checkRules();
        checkFunctions();
        checkSequences();
        return findings;
    }

    /** Views of this schema, and views elsewhere that read its tables, through other views too. */
    private void checkViews() throws SQLException {
        catalogue
                .list(row -> new String[] {row.getString("name"), row.getString("relkind")}, """
                        with recursive reads(view, source) as (
                            select distinct w.ev_class, d.refobjid
                            from pg_rewrite w
                            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                                and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
                            join pg_class v on v.oid = w.ev_class and v.relkind in ('v', 'm')
                        ), above(oid) as (
                            select c.oid from pg_class c join pg_namespace s on s.oid = c.relnamespace
                            where s.nspname = ? and c.relkind in ('r', 'p', 'v', 'm')
                            union
                            select r.view from reads r join above a on a.oid = r.source
                        )
                        select s.nspname || '.' || v.relname as name, v.relkind
                        from above a
                        join pg_class v on v.oid = a.oid
                        join pg_namespace s on s.oid = v.relnamespace
                        where v.relkind = 'm'
                           or v.relkind = 'v' and not exists (
                                  select from pg_options_to_table(v.reloptions) o
                                  where o.option_name = 'security_invoker' and o.option_value::boolean)
                        order by 1""", schema.name())
                .forEach(view -> {
                    if (view[1].equals("m")) {
                        add(
                                Rule.VIEW,
                                view[0],
                                "Materialized view " + view[0] + " keeps rows of all organizations outside row-level"
                                        + " security: use a table with organization_id that events keep up to date.");
                    } else {
                        add(
                                Rule.VIEW,
                                view[0],
                                "View " + view[0]
                                        + " reads with its owner's rights: create it 'with (security_invoker ="
                                        + " true)'.");
                    }
                });
    }

    private void checkRules() throws SQLException {
        catalogue
                .list(row -> new String[] {row.getString(1), row.getString(2)}, """
                        select c.relname, w.rulename
                        from pg_rewrite w
                        join pg_class c on c.oid = w.ev_class
                        join pg_namespace s on s.oid = c.relnamespace
                        where s.nspname = ? and w.rulename <> '_RETURN'
                        order by 1, 2""", schema.name())
                .forEach(rule -> add(
                        Rule.DEFINER,
                        schema.name() + "." + rule[0],
                        "Table " + schema.name() + "." + rule[0] + " has the rule " + rule[1]
                                + ", which acts with the owner's rights: write it as a trigger."));
    }

    private void checkFunctions() throws SQLException {
        List<Function> functions = catalogue.list(
                row -> new Function(
                        row.getString("proname"),
                        row.getString("path"),
                        row.getBoolean("for_all"),
                        row.getBoolean("trusted_owner"),
                        row.getBoolean("asks"),
                        row.getString("triggers")),
                """
                select p.proname, x.path,
                       p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as for_all,
                       pg_get_userbyid(p.proowner) in (?, ?) as trusted_owner,
                       coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) like '%current_setting(''app.organization_id''%' as asks,
                       (select string_agg(t.tgname, ', ') from pg_trigger t where t.tgfoid = p.oid) as triggers
                from pg_proc p
                join pg_namespace s on s.oid = p.pronamespace
                left join lateral (select c as path from unnest(p.proconfig) c where c like 'search_path=%') x on true
                where s.nspname = ? and p.prosecdef
                order by 1""",
                DatabaseRoles.OWNER,
                DatabaseRoles.MAINTENANCE,
                schema.name());
        functions.forEach(this::check);
        schema.definers().stream()
                .map(DefinerFunction::name)
                .filter(name -> functions.stream().noneMatch(f -> f.name().equals(name)))
                .forEach(name -> add(
                        Rule.DECLARATION,
                        schema.name() + "." + name,
                        "Function " + schema.name() + "." + name
                                + " is listed as security definer but is none: correct or remove the line."));
    }

    /** Functions with our rights in other schemas: only those that a plugin declares which this node does not run. */
    static List<Finding> definersElsewhere(Catalogue catalogue, List<CheckedSchema> checked, List<CheckedSchema> known)
            throws SQLException {
        String names = checked.stream().map(CheckedSchema::name).collect(Collectors.joining(","));
        Set<String> declared = known.stream()
                .flatMap(s -> s.definers().stream().map(d -> s.name() + "." + d.name()))
                .collect(Collectors.toSet());
        return catalogue.texts("""
                        select s.nspname || '.' || p.proname
                        from pg_proc p join pg_namespace s on s.oid = p.pronamespace
                        where p.prosecdef and pg_get_userbyid(p.proowner) in (?, ?) and s.nspname <> all(string_to_array(?, ','))
                        order by 1""", DatabaseRoles.OWNER, DatabaseRoles.MAINTENANCE, names).stream()
                .filter(name -> !declared.contains(name))
                .map(name -> new Finding(
                        Rule.DEFINER,
                        name,
                        "Function " + name + " is security definer and no plugin of this EAR declares it: start the EAR"
                                + " that has its plugin, or have the function dropped or made 'security invoker'."))
                .toList();
    }

    private void check(Function function) {
        String name = schema.name() + "." + function.name();
        if (!schema.lists(function.name())) {
            add(
                    Rule.DEFINER,
                    name,
                    "Function " + name + (function.triggers() == null ? "" : " of trigger " + function.triggers())
                            + " is security definer and not declared: make it 'security invoker'.");
        }
        if (!function.asks() && !schema.mayLookBeforeAnybodyIsKnown()) {
            add(
                    Rule.DEFINER,
                    name,
                    "Function " + name + " is security definer and does not ask whose rows it may see: compare"
                            + " organization_id with current_setting('app.organization_id', true) inside.");
        }
        if (function.path() == null || !FIXED_PATH.matcher(function.path()).matches()) {
            add(
                    Rule.DEFINER,
                    name,
                    "Function " + name + " is security definer and its search path is not fixed: add 'set search_path ="
                            + " pg_catalog, pg_temp' and qualify every name.");
        }
        if (function.forAll()) {
            add(
                    Rule.DEFINER,
                    name,
                    "Function " + name
                            + " is security definer and everybody may call it: revoke execute from public and"
                            + " grant it to " + DatabaseRoles.APP + ".");
        }
        if (!function.trustedOwner()) {
            add(
                    Rule.DEFINER,
                    name,
                    "Function " + name + " is security definer and belongs to neither " + DatabaseRoles.OWNER + " nor "
                            + DatabaseRoles.MAINTENANCE + ": change its owner.");
        }
    }

    private void checkSequences() throws SQLException {
        catalogue
                .list(row -> new String[] {row.getString("sequence"), row.getString("owner")}, """
                        select c.relname as sequence, t.relname as owner
                        from pg_class c
                        join pg_namespace s on s.oid = c.relnamespace
                        left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid
                            and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
                        left join pg_class t on t.oid = d.refobjid
                        where s.nspname = ? and c.relkind = 'S'
                        order by 1""", schema.name())
                .stream()
                .filter(s -> !schema.isShared(s[0]) && !(s[1] != null && sharedTables.contains(s[1])))
                .forEach(
                        s -> add(
                                Rule.SEQUENCE,
                                schema.name() + "." + s[0],
                                "Sequence " + schema.name() + "." + s[0]
                                        + " counts for all organizations, so that one can tell how"
                                        + " much others write: use a UUID, or declare it among the shared tables with a reason."));
    }

    private void add(Rule rule, String subject, String sentence) {
        findings.add(new Finding(rule, subject, sentence));
    }

    private record Function(
            String name, String path, boolean forAll, boolean trustedOwner, boolean asks, String triggers) {}
}
