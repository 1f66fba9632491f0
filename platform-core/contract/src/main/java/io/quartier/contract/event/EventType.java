package io.quartier.contract.event;

import java.util.regex.Pattern;

/**
 * A kind of event that a plugin publishes.
 *
 * @param name {@code <aggregate>.<what-happened>}: {@code listing.published}
 * @param version raised when the payload changes in a way that old readers cannot bear. Stored events of older versions
 *     are read into the present record: fields it no longer has are skipped, those it has gained are null
 * @param payload the record
 * @param description when it is published, one English sentence
 */
public record EventType<E extends Record & DomainEvent>(
        String name, int version, Class<E> payload, String description) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.[a-z][a-z-]*");

    /** Checks the form of the name. */
    public EventType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("An event type reads <aggregate>.<what-happened>, not '" + name + "'");
        }
    }
}
