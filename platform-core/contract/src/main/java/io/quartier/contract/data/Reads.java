package io.quartier.contract.data;

import java.util.List;
import java.util.Optional;

/**
 * The road of queries: SQL straight into view records, in one round trip that carries the organization with it. Outside
 * a transaction each call stands alone; inside one it sees what the transaction wrote. Commands that load and change
 * aggregates use JPA instead.
 */
public interface Reads {

    /** All rows of the statement. */
    <T> List<T> list(Statement statement, RowReader<T> reader);

    /** The first row of the statement, if there is one. */
    <T> Optional<T> one(Statement statement, RowReader<T> reader);

    /**
     * One page of a list.
     *
     * @throws io.quartier.contract.error.QuartierException {@code VALIDATION_ERROR} for an unknown sort key or a bad
     *     cursor
     */
    <T> Page<T> page(Select select, Paging paging, RowReader<T> reader);
}
