package io.quartier.contract.data;

/**
 * A table that is not owned by one organization per row, declared so that the start-up check lets it pass.
 *
 * @param table its name without schema
 * @param reason why it may be so, one sentence for an auditor
 */
public record SharedTable(String table, String reason) {

    /** Demands a reason. */
    public SharedTable {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why table " + table + " is shared");
        }
    }
}
