package io.quartier.contract.job;

/**
 * A kind of background work that a plugin brings.
 *
 * @param name {@code <plugin>.<what-it-does>}, unique and lasting: {@code listings.import}
 * @param handler a CDI bean
 */
public record Job(String name, Class<? extends JobHandler> handler) {}
