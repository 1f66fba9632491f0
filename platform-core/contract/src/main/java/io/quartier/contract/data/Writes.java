package io.quartier.contract.data;

/**
 * SQL that changes rows, for what is no aggregate: projections, tallies, bulk work. It runs in the current transaction
 * and sees and takes only rows of the current organization, as everything does.
 */
public interface Writes {
    /**
     * Runs an insert, update or delete.
     *
     * @return how many rows it touched
     * @throws IllegalStateException outside a transaction
     */
    int update(Statement statement);
}
