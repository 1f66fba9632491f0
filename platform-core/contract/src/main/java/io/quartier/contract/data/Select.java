package io.quartier.contract.data;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list query in the making: what to read, which conditions hold, how it can be sorted. Conditions without a value are
 * left out, so that a resource hands its filter over field by field:
 *
 * <pre>{@code
 * Select.columns("id, title, price_minor, price_currency, version")
 *     .from("listings.listings")
 *     .where("city = ?", filter.city)
 *     .where("price_minor >= ?", filter.priceMin)
 *     .whereIn("status", filter.status)
 *     .sortable("price", "price_minor", Long.class)
 *     .sortable("createdAt", "created_at", Instant.class)
 *     .orderedBy("-createdAt");
 * }</pre>
 */
public final class Select {

    private final String columns;
    private String from;
    private List<Object> fromValues = List.of();
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final Map<String, SortKey> sortKeys = new LinkedHashMap<>();
    private String defaultSort = "";
    private String idColumn = "id";
    private int countLimit = Integer.MAX_VALUE;

    private Select(String columns) {
        this.columns = columns;
    }

    /** Starts with the column list. */
    public static Select columns(String columns) {
        return new Select(columns);
    }

    /**
     * The table with its schema, or a join. A value that conditions and sort keys share can be bound here once, in a
     * joined {@code (select ? as name)}.
     */
    public Select from(String table, Object... bound) {
        this.from = table;
        this.fromValues = List.of(bound);
        return this;
    }

    /** A condition that always holds. */
    public Select where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A condition with one question mark, left out where the value is null or an empty text. */
    public Select where(String condition, Object value) {
        return value == null || "".equals(value) ? this : whereAll(condition, value);
    }

    /** A condition with several question marks, left out where any of the values is null. */
    public Select whereAll(String condition, Object... bound) {
        if (Arrays.stream(bound).allMatch(v -> v != null)) {
            conditions.add(condition);
            values.addAll(Arrays.asList(bound));
        }
        return this;
    }

    /** The expression equals one of the values; left out where there are none. */
    public Select whereIn(String expression, Collection<?> choices) {
        if (choices == null || choices.isEmpty()) {
            return this;
        }
        // a lone value as plain equality, which every index serves
        return choices.size() == 1
                ? whereAll(expression + " = ?", choices.iterator().next())
                : whereAll(expression + " = any(?)", List.copyOf(choices));
    }

    /** Lets clients sort by an expression that is never null. */
    public Select sortable(String name, String expression, Class<?> type) {
        sortKeys.put(name, new SortKey(name, expression, type, false));
        return this;
    }

    /** Lets clients sort by an expression that may be null; rows without a value come last. */
    public Select sortableNullable(String name, String expression, Class<?> type) {
        sortKeys.put(name, new SortKey(name, expression, type, true));
        return this;
    }

    /** The order when the client does not say, as a client would: {@code -createdAt}. */
    public Select orderedBy(String sort) {
        this.defaultSort = sort;
        return this;
    }

    /** The column that makes rows unique and breaks ties, {@code id} unless set. */
    public Select identifiedBy(String column) {
        this.idColumn = column;
        return this;
    }

    /** Counts the total only so far; beyond it the answer says {@code totalCapped}. */
    public Select countingTo(int limit) {
        this.countLimit = limit;
        return this;
    }

    /** The column list. */
    public String columnList() {
        return columns;
    }

    /** The column that breaks ties. */
    public String idColumn() {
        return idColumn;
    }

    /** How far the total is counted. */
    public int countLimit() {
        return countLimit;
    }

    /** {@code from … where …} with its values. */
    public Statement body() {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        List<Object> bound = new ArrayList<>(fromValues);
        bound.addAll(values);
        return new Statement(" from " + from + where, List.copyOf(bound));
    }

    /** Whether the body has any condition. */
    public boolean isConditional() {
        return !conditions.isEmpty();
    }

    /**
     * The order asked for, or the default.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} that names the allowed keys
     */
    public List<Order> order(String asked) {
        List<Order> order = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (String part : (asked == null ? defaultSort : asked).split(",", -1)) {
            String name = part.strip();
            boolean descending = name.startsWith("-");
            SortKey key = sortKeys.get(descending ? name.substring(1) : name);
            if (key != null) {
                order.add(new Order(key, descending));
            } else if (!name.isEmpty() || asked != null) {
                faults.add(Fault.of("sort", Fault.NOT_ONE_OF, "allowed", String.join(", ", sortKeys.keySet())));
            }
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults.get(0));
        }
        return order;
    }

    /** One sort key with its direction. */
    public record Order(SortKey key, boolean descending) {}
}
