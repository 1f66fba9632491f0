package io.quartier.kernel.notification.delivery;

import java.time.Duration;

/**
 * What came of an attempt to deliver a message.
 *
 * @param state {@link State#QUEUED} to try again
 * @param reason a word for people, without personal data; null where all went well
 * @param providerId what the provider calls it, or null
 * @param pause how long the provider wants us to wait, or null
 */
public record Outcome(State state, String reason, String providerId, Duration pause) {

    /** The provider has it. */
    public static Outcome sent(String providerId) {
        return new Outcome(State.SENT, null, providerId, null);
    }

    /** Perhaps later. */
    public static Outcome later(String reason) {
        return new Outcome(State.QUEUED, reason, null, null);
    }

    /** Perhaps after this time. */
    public static Outcome later(String reason, Duration wait) {
        return new Outcome(State.QUEUED, reason, null, wait);
    }

    /** Never. */
    public static Outcome failed(String reason) {
        return new Outcome(State.FAILED, reason, null, null);
    }

    /** The address takes nothing: do not write there again. */
    public static Outcome bounced(String reason) {
        return new Outcome(State.BOUNCED, reason, null, null);
    }

    /** It shall not be sent. */
    public static Outcome suppressed(String reason) {
        return new Outcome(State.SUPPRESSED, reason, null, null);
    }
}
