package io.quartier.kernel.data;

import io.quartier.contract.data.Row;
import io.quartier.contract.money.Money;
import io.quartier.kernel.json.Words;
import io.quartier.kernel.server.DatabaseFailure;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The current row of a result set. */
final class ResultRow implements Row {

    private final ResultSet result;

    ResultRow(ResultSet result) {
        this.result = result;
    }

    @Override
    public UUID uuid(String column) {
        return read(() -> result.getObject(column, UUID.class));
    }

    @Override
    public String text(String column) {
        return read(() -> result.getString(column));
    }

    @Override
    public Boolean bool(String column) {
        return read(() -> {
            boolean value = result.getBoolean(column);
            return result.wasNull() ? null : value;
        });
    }

    @Override
    public Integer integer(String column) {
        return read(() -> {
            int value = result.getInt(column);
            return result.wasNull() ? null : value;
        });
    }

    @Override
    public Long bigint(String column) {
        return read(() -> {
            long value = result.getLong(column);
            return result.wasNull() ? null : value;
        });
    }

    @Override
    public Double decimal(String column) {
        return read(() -> {
            double value = result.getDouble(column);
            return result.wasNull() ? null : value;
        });
    }

    @Override
    public BigDecimal numeric(String column) {
        return read(() -> result.getBigDecimal(column));
    }

    @Override
    public Instant instant(String column) {
        return read(() -> {
            OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        });
    }

    @Override
    public LocalDate date(String column) {
        return read(() -> result.getObject(column, LocalDate.class));
    }

    @Override
    public List<String> texts(String column) {
        return read(() -> {
            Array array = result.getArray(column);
            return array == null ? null : List.of((String[]) array.getArray());
        });
    }

    @Override
    public String json(String column) {
        return text(column);
    }

    @Override
    public <E extends Enum<E>> E word(String column, Class<E> type) {
        String word = text(column);
        if (word == null) {
            return null;
        }
        E constant = Words.parse(word, type);
        if (constant == null) {
            throw new IllegalStateException("Column " + column + " holds '" + word + "', no " + type.getSimpleName());
        }
        return constant;
    }

    @Override
    public Money money(String name) {
        Long minor = bigint(name + "_minor");
        return minor == null ? null : Money.ofMinor(minor, text(name + "_currency"));
    }

    private static <T> T read(Column<T> column) {
        try {
            return column.get();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @FunctionalInterface
    private interface Column<T> {
        T get() throws SQLException;
    }
}
