package io.quartier.contract.job;

/**
 * Says how far the current run of a job is; {@code GET /jobs} shows it a second later. Call it as often as you like,
 * best between two transactions. Outside a job it does nothing, so that the same code can serve requests.
 */
public interface JobProgress {
    /**
     * So much is done.
     *
     * @param done in any unit, usually rows
     * @param total in the same unit; 0 where nobody knows
     * @throws RuntimeException when this node is about to stop: let it through, the work is handed to another node
     */
    void report(long done, long total);

    /**
     * The same, with what is going on.
     *
     * @param step a few words without personal data, at most 200 characters; null for nothing to say
     */
    void report(long done, long total, String step);
}
