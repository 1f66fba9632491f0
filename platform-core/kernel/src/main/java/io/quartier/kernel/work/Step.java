package io.quartier.kernel.work;

/** One round of a {@link Worker}'s work: a few rows taken off a queue and done. */
@FunctionalInterface
public interface Step {
    /**
     * Does what is there to do.
     *
     * @return whether there may be more at once
     */
    boolean work() throws Exception;
}
