package io.quartier.kernel.schema;

import io.quartier.kernel.schema.Finding.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Policies let the application's role see and write the current organization's rows, every command, and no others. */
final class PolicyRules {

    private static final String FORM =
            "create policy organization on %s using (" + PolicyExpression.ORGANIZATION + ") with check (the same)";

    private final CheckedSchema schema;
    private final Catalogue catalogue;
    private final List<Table> tables;
    private final List<Finding> findings = new ArrayList<>();

    PolicyRules(CheckedSchema schema, Catalogue catalogue, List<Table> tables) {
        this.schema = schema;
        this.catalogue = catalogue;
        this.tables = tables;
    }

    List<Finding> findings() throws SQLException {
        Map<Long, List<Policy>> policies = policies();
        for (Table table : tables) {
            if (table.isForeign() || table.isHistory()) {
                continue;
            }
            List<Policy> own = policies.getOrDefault(table.oid(), List.of());
            List<Policy> app = own.stream().filter(Policy::isForApp).toList();
            if (!schema.isShared(table.name())) {
                checkOwned(table, app);
            } else if (!schema.isUnbound(table.name())) {
                checkShared(table, app);
            }
            checkMaintenance(table, own);
        }
        return findings;
    }

    private void checkOwned(Table table, List<Policy> policies) {
        for (Command command : Command.values()) {
            List<Policy> covering =
                    policies.stream().filter(command::isCoveredBy).toList();
            if (covering.isEmpty()) {
                add(
                        Rule.POLICY,
                        table,
                        "has no policy for " + command.word() + " by " + DatabaseRoles.APP + ": add '"
                                + FORM.formatted(table.fullName()) + "'.");
            }
            for (Policy policy : covering) {
                if (command.reads && !bound(policy.using())) {
                    add(Rule.OPEN_POLICY, table, wider(policy, command, "USING", table));
                }
                if (command.writes && !bound(policy.check())) {
                    add(Rule.OPEN_POLICY, table, wider(policy, command, "WITH CHECK", table));
                }
            }
        }
    }

    private static String wider(Policy policy, Command command, String clause, Table table) {
        return "has policy " + policy.name() + ", whose " + clause + " does not bind " + command.word()
                + " to the current organization: write '" + FORM.formatted(table.fullName()) + "'.";
    }

    private static boolean bound(String expression) {
        return expression != null && new PolicyExpression(expression).isBoundToOrganization();
    }

    /** Everybody may read what a shared table shows, but what is written is somebody's. */
    private void checkShared(Table table, List<Policy> policies) {
        for (Policy policy : policies) {
            for (Command command : Command.values()) {
                if (command != Command.SELECT
                        && command.isCoveredBy(policy)
                        && (command.reads && !boundToSomebody(policy.using())
                                || command.writes && !boundToSomebody(policy.effectiveCheck()))) {
                    add(
                            Rule.OPEN_POLICY,
                            table,
                            "is shared, and policy " + policy.name() + " lets " + DatabaseRoles.APP + " "
                                    + command.word() + " anybody's rows: bind the policy to app.organization_id or"
                                    + " app.user_id, or limit it to select.");
                }
            }
        }
    }

    private static boolean boundToSomebody(String expression) {
        return expression != null && new PolicyExpression(expression).isBoundToSomebody();
    }

    private void checkMaintenance(Table table, List<Policy> policies) {
        List<Policy> open =
                policies.stream().filter(Policy::isOpenForMaintenance).toList();
        for (Command command : Command.values()) {
            if (open.stream().noneMatch(command::isCoveredBy)) {
                add(
                        Rule.MAINTENANCE_POLICY,
                        table,
                        "hides rows from " + DatabaseRoles.MAINTENANCE
                                + ", so that a backup would miss them: add 'create"
                                + " policy maintenance on " + table.fullName() + " to " + DatabaseRoles.MAINTENANCE
                                + " using (true) with check (true)'.");
                return;
            }
        }
    }

    private Map<Long, List<Policy>> policies() throws SQLException {
        return catalogue
                .list(
                        row -> new Policy(
                                row.getLong("polrelid"),
                                row.getString("polname"),
                                row.getString("polcmd").charAt(0),
                                row.getBoolean("for_app"),
                                row.getBoolean("for_maintenance"),
                                row.getString("qual"),
                                row.getString("with_check")),
                        """
                        select p.polrelid::bigint as polrelid, p.polname, p.polcmd,
                               exists (select from unnest(p.polroles) r
                                       where r = 0 or r = (select oid from pg_roles where rolname = ?)) as for_app,
                               exists (select from unnest(p.polroles) r
                                       where r = (select oid from pg_roles where rolname = ?)) as for_maintenance,
                               pg_get_expr(p.polqual, p.polrelid) as qual,
                               pg_get_expr(p.polwithcheck, p.polrelid) as with_check
                        from pg_policy p
                        join pg_class c on c.oid = p.polrelid
                        join pg_namespace s on s.oid = c.relnamespace
                        where s.nspname = ? and p.polpermissive
                        order by p.polname""",
                        DatabaseRoles.APP,
                        DatabaseRoles.MAINTENANCE,
                        schema.name())
                .stream()
                .collect(Collectors.groupingBy(Policy::table));
    }

    private void add(Rule rule, Table table, String what) {
        findings.add(new Finding(rule, table.fullName(), "Table " + table.fullName() + " " + what));
    }

    /** A permissive policy; restrictive ones only narrow. */
    private record Policy(
            long table,
            String name,
            char command,
            boolean isForApp,
            boolean isForMaintenance,
            String using,
            String check) {

        String effectiveCheck() {
            return check == null ? using : check;
        }

        boolean isOpenForMaintenance() {
            return isForMaintenance && isTrue(using) && isTrue(check);
        }

        private static boolean isTrue(String expression) {
            return expression == null || expression.equals("true");
        }
    }

    private enum Command {
        SELECT('r', true, false),
        INSERT('a', false, true),
        UPDATE('w', true, true),
        DELETE('d', true, false);

        private final char letter;
        private final boolean reads;
        private final boolean writes;

        Command(char letter, boolean reads, boolean writes) {
            this.letter = letter;
            this.reads = reads;
            this.writes = writes;
        }

        boolean isCoveredBy(Policy policy) {
            return policy.command() == '*' || policy.command() == letter;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
