package io.quartier.contract.data;

import io.quartier.contract.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One row of a query's result. Every method takes the column's name and answers null where the column is null. */
public interface Row {

    /** A {@code uuid}. */
    UUID uuid(String column);

    /** A {@code text}. */
    String text(String column);

    /** A {@code boolean}. */
    Boolean bool(String column);

    /** An {@code integer}. */
    Integer integer(String column);

    /** A {@code bigint}. */
    Long bigint(String column);

    /** A {@code double precision}. */
    Double decimal(String column);

    /** A {@code numeric}. */
    BigDecimal numeric(String column);

    /** A {@code timestamptz}, in microseconds. */
    Instant instant(String column);

    /** A {@code date}. */
    LocalDate date(String column);

    /** A {@code text[]}. */
    List<String> texts(String column);

    /** A {@code jsonb} object or array as text. */
    String json(String column);

    /** An enumeration stored by its word: lower case, hyphens for underscores. */
    <E extends Enum<E>> E word(String column, Class<E> type);

    /** Money of two columns: {@code <name>_minor bigint} and {@code <name>_currency text}. */
    Money money(String name);
}
