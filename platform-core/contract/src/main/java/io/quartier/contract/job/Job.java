package io.quartier.contract.job;

import java.util.Objects;

/**
 * A kind of background work that a plugin brings. Exactly one node works on it at a time, for each organization (or each
 * subject); what fails is tried again after growing pauses, until its attempts are used up.
 *
 * <pre>{@code
 * Job.onDemand("listings.import", ImportJob.class).described("Takes listings in from a file.")
 * Job.scheduled("leasing.expiries", Schedule.perOrganization("0 6 * * *"), ExpiriesJob.class)
 * Job.manual("documents.reindex", ReindexJob.class).lasting(Length.LONG)
 * }</pre>
 *
 * @param name {@code <plugin>.<what-it-does>}, unique and lasting: {@code listings.import}
 * @param description what it does, one sentence for people; may be empty
 * @param handler a CDI bean
 * @param schedule when it runs by itself; null for work that is asked for
 * @param hasSubject whether each run is about one thing, as given to {@link Jobs#start}; only without a schedule
 * @param length how long a run usually takes: long ones get threads of their own, so that short ones need not wait
 * @param attempts how often one run is tried before it counts as failed, at least 1
 */
public record Job(
        String name,
        String description,
        Class<? extends JobHandler> handler,
        Schedule schedule,
        boolean hasSubject,
        Length length,
        int attempts) {

    /** Attempts when the job does not say: with growing pauses they take about two hours. */
    public static final int DEFAULT_ATTEMPTS = 12;

    /** Demands what every job has. */
    public Job {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(length, "length");
        if (attempts < 1) {
            throw new IllegalArgumentException("Job " + name + " is tried at least once");
        }
        if (schedule != null && hasSubject) {
            throw new IllegalArgumentException("Job " + name + " has a schedule, so it has no subject");
        }
    }

    /** Work on one thing that somebody asked for, as {@link #onDemand}. */
    public Job(String name, Class<? extends JobHandler> handler) {
        this(name, "", handler, null, true, Length.LONG, DEFAULT_ATTEMPTS);
    }

    /** Work on one thing, started by {@link Jobs#start}; long unless it says otherwise. */
    public static Job onDemand(String name, Class<? extends JobHandler> handler) {
        return new Job(name, handler);
    }

    /**
     * Work for the organization as a whole that people start at {@code POST /jobs/{name}/run}, or code by {@link
     * Jobs#start}; long unless it says otherwise.
     */
    public static Job manual(String name, Class<? extends JobHandler> handler) {
        return new Job(name, "", handler, null, false, Length.LONG, DEFAULT_ATTEMPTS);
    }

    /** Work that comes round by the clock; short unless it says otherwise. */
    public static Job scheduled(String name, Schedule schedule, Class<? extends JobHandler> handler) {
        return new Job(
                name, "", handler, Objects.requireNonNull(schedule, "schedule"), false, Length.SHORT, DEFAULT_ATTEMPTS);
    }

    /** The same with a sentence for people. */
    public Job described(String sentence) {
        return new Job(name, sentence, handler, schedule, hasSubject, length, attempts);
    }

    /** The same with another usual length. */
    public Job lasting(Length usual) {
        return new Job(name, description, handler, schedule, hasSubject, usual, attempts);
    }

    /** The same with another number of attempts. */
    public Job attempts(int most) {
        return new Job(name, description, handler, schedule, hasSubject, length, most);
    }

    /** Whether it works for the platform as a whole, bound to no organization. */
    public boolean isGlobal() {
        return schedule != null && schedule.scope() == Schedule.Scope.GLOBAL;
    }

    /** How long a run usually takes. */
    public enum Length {
        /** Seconds. */
        SHORT,
        /** Minutes and more. */
        LONG
    }
}
