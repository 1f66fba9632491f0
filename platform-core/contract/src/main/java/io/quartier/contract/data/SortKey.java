package io.quartier.contract.data;

/**
 * Something a list can be sorted by.
 *
 * @param name as clients say it: {@code price}
 * @param expression SQL, never null unless {@code nullable}
 * @param type the Java type of the expression's values: Long, Integer, Double, String, UUID, Instant, LocalDate
 * @param nullable rows without a value come last in either direction
 */
public record SortKey(String name, String expression, Class<?> type, boolean nullable) {}
