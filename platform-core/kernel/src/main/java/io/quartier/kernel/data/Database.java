package io.quartier.kernel.data;

import io.quartier.contract.data.Page;
import io.quartier.contract.data.Pagination;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.RowReader;
import io.quartier.contract.data.Select;
import io.quartier.contract.data.Statement;
import io.quartier.contract.data.Writes;
import io.quartier.kernel.metric.PoolMetrics;
import io.quartier.kernel.server.DatabaseFailure;
import io.quartier.kernel.server.Sources;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * SQL as the current caller. Outside a transaction the organization travels with the statement in one round trip, in
 * autocommit, where the two form one implicit transaction and the setting ends with it. Inside a transaction the
 * connection is the transaction's, bound already or bound now.
 */
@ApplicationScoped
public class Database implements Reads, Writes {

    private static final String CONTEXT =
            "select set_config('app.organization_id', ?, true), set_config('app.user_id', ?, true); ";

    private final Sources sources;
    private final TransactionContext transaction;

    /** For the proxy. */
    protected Database() {
        this(null, null);
    }

    @Inject
    public Database(Sources sources, TransactionContext transaction) {
        this.sources = sources;
        this.transaction = transaction;
    }

    @Override
    public <T> List<T> list(Statement statement, RowReader<T> reader) {
        return run(statement.sql(), statement.values(), results -> rows(results.next(), reader));
    }

    @Override
    public <T> Optional<T> one(Statement statement, RowReader<T> reader) {
        return run(statement.sql(), statement.values(), results -> {
            ResultSet result = results.next();
            return result.next() ? Optional.of(reader.read(new ResultRow(result))) : Optional.empty();
        });
    }

    @Override
    public <T> Page<T> page(Select select, Paging paging, RowReader<T> reader) {
        Page<T> page = onePage(select, paging, reader);
        String next = page.pagination().nextCursor();
        if (!paging.isExport() || next == null) {
            return page;
        }
        return new Page<>(
                page.items(), page.pagination(), () -> page(select, Paging.export(next, paging.sort()), reader));
    }

    private <T> Page<T> onePage(Select select, Paging paging, RowReader<T> reader) {
        Keyset keyset = new Keyset(select, select.order(paging.sort()));
        boolean counted = paging.cursor() == null && !paging.isExport();
        Statement body = select.body();
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        if (counted) {
            count(select, body, sql);
            values.addAll(body.values());
            sql.append("; ");
        }
        sql.append("select ")
                .append(select.columnList())
                .append(keyset.columns())
                .append(body.sql());
        values.addAll(body.values());
        if (paging.cursor() != null) {
            sql.append(select.isConditional() ? " and " : " where ").append(keyset.after(paging.cursor(), values));
        }
        // literals, both checked numbers: as parameters they would make PostgreSQL plan each time
        sql.append(keyset.orderBy()).append(" limit ").append(paging.limit() + 1);
        if (paging.cursor() == null && paging.page() > 1) {
            sql.append(" offset ").append((paging.page() - 1L) * paging.limit());
        }
        return run(sql.toString(), values, results -> {
            Long total = counted ? total(results.next()) : null;
            return page(results.next(), keyset, paging, total, select.countLimit(), reader);
        });
    }

    @Override
    public int update(Statement statement) {
        if (!transaction.isActive()) {
            throw new IllegalStateException("Writes need a transaction");
        }
        transaction.bind();
        try (Connection connection = PoolMetrics.connection(sources.app());
                PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            Binding.bind(connection, prepared, 0, statement.values());
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static void count(Select select, Statement body, StringBuilder sql) {
        if (select.countLimit() == Integer.MAX_VALUE) {
            sql.append("select count(*)").append(body.sql());
        } else {
            sql.append("select count(*) from (select 1")
                    .append(body.sql())
                    .append(" limit ")
                    .append(select.countLimit() + 1L)
                    .append(") counted");
        }
    }

    private static long total(ResultSet result) throws SQLException {
        result.next();
        return result.getLong(1);
    }

    private static <T> Page<T> page(
            ResultSet result, Keyset keyset, Paging paging, Long total, int countLimit, RowReader<T> reader)
            throws SQLException {
        ResultRow row = new ResultRow(result);
        List<T> items = new ArrayList<>();
        String next = null;
        boolean more = false;
        while (result.next()) {
            if (items.size() == paging.limit()) {
                more = true;
                break;
            }
            items.add(reader.read(row));
            if (items.size() == paging.limit()) {
                next = keyset.cursor(row);
            }
        }
        boolean capped = total != null && total > countLimit;
        return new Page<>(
                items,
                new Pagination(
                        paging.cursor() == null ? paging.page() : null,
                        paging.limit(),
                        capped ? Long.valueOf(countLimit) : total,
                        capped ? true : null,
                        more,
                        more ? next : null));
    }

    private static <T> List<T> rows(ResultSet result, RowReader<T> reader) throws SQLException {
        ResultRow row = new ResultRow(result);
        List<T> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    private <T> T run(String sql, List<Object> values, Reading<T> reading) {
        boolean inTransaction = transaction.isActive();
        if (inTransaction) {
            transaction.bind();
        }
        try (Connection connection = PoolMetrics.connection(inTransaction ? sources.app() : sources.reads());
                PreparedStatement statement = connection.prepareStatement(inTransaction ? sql : CONTEXT + sql)) {
            if (!inTransaction) {
                Call call = CallContext.current();
                Binding.bindVarchar(statement, 1, Objects.toString(call.organization(), ""));
                Binding.bindVarchar(statement, 2, Objects.toString(call.user(), ""));
                Binding.bindTyped(connection, statement, 2, values);
            } else {
                Binding.bind(connection, statement, 0, values);
            }
            statement.execute();
            Results results = new Results(statement, inTransaction);
            return reading.read(results);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Results results) throws SQLException;
    }

    /** The result sets of one execution, the context's own skipped. */
    private static final class Results {
        private final PreparedStatement statement;
        private boolean atNext;

        Results(PreparedStatement statement, boolean atNext) {
            this.statement = statement;
            this.atNext = atNext;
        }

        ResultSet next() throws SQLException {
            if (!atNext && !statement.getMoreResults()) {
                throw new SQLException("The statement gave fewer results than it has queries");
            }
            atNext = false;
            return statement.getResultSet();
        }
    }
}
