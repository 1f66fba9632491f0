package io.quartier.contract.tenancy;

import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Whose data a thread may touch. The platform sets it for requests, event handlers and jobs; the database shows and
 * takes only rows of that organization. A thread without it sees no rows and cannot insert.
 */
public interface Tenancy {

    /**
     * The work, with this thread's organization and user carried to whatever thread runs it: for executors.
     *
     * @param work what to run later
     */
    <T> Callable<T> carry(Callable<T> work);

    /**
     * The work, with this thread's organization and user carried to whatever thread runs it: for executors.
     *
     * @param work what to run later
     */
    Runnable carry(Runnable work);

    /**
     * Runs the work as the system in one organization, without a user: for start-up code and for what comes from
     * outside with no caller. Every use is logged with its reason.
     *
     * @param organization the organization; need not be the current one, but must be outside a transaction
     * @param reason why, for the log: {@code "inbound mail"}
     * @throws IllegalStateException inside a transaction of another organization
     */
    <T> T inOrganization(UUID organization, String reason, Callable<T> work);
}
