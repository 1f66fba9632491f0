package io.quartier.contract.data;

import io.quartier.contract.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One row of a query's result. Every method takes the column's name and answers null where the column is null. */
public interface Row {

    UUID uuid(String column);

    String text(String column);

    Boolean bool(String column);

    Integer integer(String column);

    Long bigint(String column);

    Double decimal(String column);

    /** A {@code numeric}. */
    BigDecimal numeric(String column);

    /** A {@code timestamptz}, in microseconds. */
    Instant instant(String column);

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
