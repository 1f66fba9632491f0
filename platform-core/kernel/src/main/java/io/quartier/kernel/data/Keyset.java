package io.quartier.kernel.data;

import io.quartier.contract.data.Select;
import io.quartier.contract.data.Select.Order;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The order of a list and the place of a row in it, which a cursor carries from page to page: the row's sort values and
 * its id, so that rows that come or go in between neither repeat nor hide others.
 */
final class Keyset {

    // looked up once: each method of Json goes through the class loaders again, which took a tenth of a list request
    private static final JsonProvider JSON = JsonProvider.provider();

    private final String idColumn;
    private final List<Order> order;

    Keyset(Select select, List<Order> order) {
        this.idColumn = select.idColumn();
        this.order = order;
    }

    String orderBy() {
        StringBuilder sql = new StringBuilder(" order by ");
        for (Order by : order) {
            sql.append(by.key().expression()).append(by.descending() ? " desc" : " asc");
            if (by.key().nullable()) {
                sql.append(" nulls last");
            }
            sql.append(", ");
        }
        return sql.append(idColumn).append(idDescends() ? " desc" : " asc").toString();
    }

    /** The sort values as extra columns, for {@link #cursor}. */
    String columns() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            sql.append(", ")
                    .append(order.get(i).key().expression())
                    .append(" as sort_")
                    .append(i);
        }
        return sql.append(", ").append(idColumn).append(" as sort_id").toString();
    }

    /** The cursor that stands behind the row. */
    String cursor(ResultRow row) {
        JsonArrayBuilder parts = JSON.createArrayBuilder().add(signature());
        for (int i = 0; i < order.size(); i++) {
            Object value = read(row, "sort_" + i, order.get(i).key().type());
            if (value == null) {
                parts.addNull();
            } else {
                parts.add(value.toString());
            }
        }
        parts.add(row.uuid("sort_id").toString());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The condition that holds for all rows behind the cursor.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} where the cursor is not of this list and order
     */
    String after(String cursor, List<Object> values) {
        List<Object> place = parse(cursor);
        if (order.stream().noneMatch(by -> by.key().nullable() || by.descending() != idDescends())) {
            // one direction and no nulls: a row comparison, which an index serves as a whole
            List<String> expressions = new ArrayList<>();
            for (Order by : order) {
                expressions.add(by.key().expression());
            }
            expressions.add(idColumn);
            values.addAll(place);
            return "(" + String.join(", ", expressions) + ") " + (idDescends() ? "<" : ">") + " ("
                    + String.join(", ", expressions.stream().map(e -> "?").toList()) + ")";
        }
        return after(0, place, values);
    }

    private String after(int level, List<Object> place, List<Object> values) {
        Object value = place.get(level);
        if (level == order.size()) {
            values.add(value);
            return idColumn + (idDescends() ? " < ?" : " > ?");
        }
        Order by = order.get(level);
        String expression = by.key().expression();
        if (value == null) {
            return "(" + expression + " is null and " + after(level + 1, place, values) + ")";
        }
        values.add(value);
        values.add(value);
        String behind = expression + (by.descending() ? " < ?" : " > ?");
        String nulls = by.key().nullable() ? " or " + expression + " is null" : "";
        return "(" + behind + nulls + " or (" + expression + " = ? and " + after(level + 1, place, values) + "))";
    }

    private List<Object> parse(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            JsonArray parts = JSON.createReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))
                    .readArray();
            if (parts.size() != order.size() + 2 || !signature().equals(parts.getString(0))) {
                throw bad();
            }
            List<Object> place = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                JsonValue part = parts.get(i + 1);
                boolean isNull = part.getValueType() == JsonValue.ValueType.NULL;
                if (isNull && !order.get(i).key().nullable()) {
                    throw bad();
                }
                place.add(
                        isNull
                                ? null
                                : convert(
                                        ((JsonString) part).getString(),
                                        order.get(i).key().type()));
            }
            place.add(UUID.fromString(parts.getString(parts.size() - 1)));
            return place;
        } catch (IllegalArgumentException | JsonException | ClassCastException | DateTimeException e) {
            throw bad();
        }
    }

    private static QuartierException bad() {
        return QuartierException.invalid(Fault.of("cursor", "CURSOR"));
    }

    private String signature() {
        StringBuilder names = new StringBuilder();
        for (Order by : order) {
            names.append(by.descending() ? "-" : "").append(by.key().name()).append(',');
        }
        return names.toString();
    }

    private boolean idDescends() {
        return !order.isEmpty() && order.get(0).descending();
    }

    private static Object read(ResultRow row, String column, Class<?> type) {
        if (type == Long.class) {
            return row.bigint(column);
        }
        if (type == Integer.class) {
            return row.integer(column);
        }
        if (type == Double.class) {
            return row.decimal(column);
        }
        if (type == Instant.class) {
            return row.instant(column);
        }
        if (type == LocalDate.class) {
            return row.date(column);
        }
        if (type == UUID.class) {
            return row.uuid(column);
        }
        return row.text(column);
    }

    private static Object convert(String text, Class<?> type) {
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == Double.class) {
            double value = Double.parseDouble(text);
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("NaN");
            }
            return value;
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == String.class) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("NUL");
            }
            return text;
        }
        throw new IllegalStateException("Sorting by " + type.getName().toLowerCase(Locale.ROOT) + " is not supported");
    }
}
