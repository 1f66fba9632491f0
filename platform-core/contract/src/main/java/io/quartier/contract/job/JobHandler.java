package io.quartier.contract.job;

import java.util.UUID;

/**
 * Does one piece of background work, as the organization and user that asked for it, on exactly one node. When the node
 * dies, another takes the work over and calls again from the start: resume from what is stored. Inject {@link
 * JobProgress} to say how far it is.
 */
public interface JobHandler {
    /**
     * Works until done. It runs outside a transaction and opens its own. An exception means: try again later, with
     * growing pauses, until the job's attempts are used up.
     *
     * @param subject what it is about, as given to {@link Jobs#start}; null for a job without one
     */
    void run(UUID subject) throws Exception;
}
