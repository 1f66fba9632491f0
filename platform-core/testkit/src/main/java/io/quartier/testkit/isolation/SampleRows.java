package io.quartier.testkit.isolation;

import io.quartier.contract.data.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes one row per table of a schema for an organization, from nothing but the catalogue: types, foreign keys and check
 * constraints. What cannot be guessed is given by the plugin's test, per column.
 */
final class SampleRows {

    private final Map<String, String> given;
    private final UUID organization;
    private final Map<String, Map<String, String>> made = new HashMap<>();

    /**
     * Rows of one organization.
     *
     * @param given SQL expressions for columns, by {@code table.column}
     */
    SampleRows(UUID organization, Map<String, String> given) {
        this.organization = organization;
        this.given = given;
    }

    UUID organization() {
        return organization;
    }

    /** Inserts the table's row on a connection that may; what it refers to must have been inserted before. */
    void insert(Connection connection, SampleTable table) throws SQLException {
        Map<String, String> row = row(connection, table);
        insert(connection, table, row);
        made.put(table.name(), row);
    }

    /** Inserts any row. */
    static void insert(Connection connection, SampleTable table, Map<String, String> row) throws SQLException {
        String columns = String.join(", ", row.keySet());
        String values = String.join(", ", row.values());
        String sql = "insert into " + table.fullName() + " (" + columns + ") values (" + values + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + "\n  in: " + sql, e.getSQLState(), e);
        }
    }

    /** A row that is not yet there, as SQL expressions by column. */
    Map<String, String> row(Connection connection, SampleTable table) throws SQLException {
        Map<String, String> fixed = new HashMap<>();
        for (SampleTable.Reference reference : table.references()) {
            Map<String, String> target = made.get(reference.target());
            if (target != null) {
                reference.columns().forEach((from, to) -> fixed.put(from, target.getOrDefault(to, "null")));
            }
        }
        if (table.hasOrganization()) {
            fixed.put("organization_id", "'" + organization + "'::uuid");
        }
        for (SampleTable.Column column : table.columns()) {
            String expression = given.get(table.name() + "." + column.name());
            if (expression != null) {
                fixed.put(column.name(), expression);
            } else if (column.type().equals("uuid") && column.isNeeded()) {
                fixed.putIfAbsent(column.name(), "'" + Ids.next() + "'::uuid");
            }
        }
        return new Guess(connection, table, fixed).row();
    }

    /** Finds values that satisfy every check constraint, column by column. */
    private static final class Guess {

        private final Connection connection;
        private final SampleTable table;
        private final Map<String, String> row = new HashMap<>();
        private final List<SampleTable.Column> open = new ArrayList<>();

        Guess(Connection connection, SampleTable table, Map<String, String> fixed) {
            this.connection = connection;
            this.table = table;
            for (SampleTable.Column column : table.columns()) {
                if (column.isGenerated()) {
                    continue;
                }
                String value = fixed.get(column.name());
                if (value != null) {
                    row.put(column.name(), "(" + value + ")::" + column.type());
                } else if (column.isNeeded() || table.isChecked(column)) {
                    open.add(column);
                }
            }
        }

        Map<String, String> row() throws SQLException {
            if (!solve(0)) {
                throw new IllegalStateException("No sample row for " + table.fullName()
                        + " can be guessed that passes its constraints "
                        + table.checks().stream()
                                .map(SampleTable.Check::expression)
                                .toList()
                        + ": return values in sampleValues(), such as Map.of(\"" + table.name() + ".<column>\","
                        + " \"'<SQL expression>'\").");
            }
            return row;
        }

        private boolean solve(int position) throws SQLException {
            if (position == open.size()) {
                return true;
            }
            SampleTable.Column column = open.get(position);
            for (String candidate : candidates(column)) {
                row.put(column.name(), "(" + candidate + ")::" + column.type());
                if (satisfied() && solve(position + 1)) {
                    return true;
                }
            }
            row.remove(column.name());
            return false;
        }

        private List<String> candidates(SampleTable.Column column) {
            List<String> candidates = new ArrayList<>();
            if (!column.isNeeded()) {
                candidates.add(column.defaultExpression() == null ? "null" : column.defaultExpression());
            }
            candidates.addAll(SampleValues.of(
                    column,
                    table.checks().stream()
                            .filter(check -> check.columns().contains(column.name()))
                            .map(SampleTable.Check::expression)
                            .toList()));
            return candidates;
        }

        /** Whether every constraint holds whose columns all have values. */
        private boolean satisfied() throws SQLException {
            List<SampleTable.Check> ripe = table.checks().stream()
                    .filter(check -> row.keySet().containsAll(check.columns()))
                    .toList();
            if (ripe.isEmpty()) {
                return true;
            }
            String condition = ripe.stream()
                    .map(check -> "(" + check.expression() + ") is not false")
                    .collect(Collectors.joining(" and "));
            String values = row.entrySet().stream()
                    .map(e -> e.getValue() + " as " + e.getKey())
                    .collect(Collectors.joining(", "));
            var savepoint = connection.setSavepoint();
            try (PreparedStatement statement = connection.prepareStatement(
                            "select " + condition + " from (select " + values + ") candidate");
                    var answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            } catch (SQLException valueOfWrongForm) {
                connection.rollback(savepoint);
                return false;
            }
        }
    }
}
