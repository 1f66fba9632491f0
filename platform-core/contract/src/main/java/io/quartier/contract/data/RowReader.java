package io.quartier.contract.data;

/** Makes a view of a row. */
@FunctionalInterface
public interface RowReader<T> {
    /** The view; the row must not be kept. */
    T read(Row row);
}
