package io.quartier.contract.notification;

/**
 * Tells people what happened: in the application, by e-mail, short message and push, in their language, as far as they
 * want to be told.
 */
public interface Notifications {

    /**
     * Sends a notification once the current transaction has committed; a rollback forgets it. What the organization and
     * its people chose decides on texts, channels and time.
     *
     * @param type the id of a declared {@link NotificationType}
     * @param recipients whom to tell
     * @param data what the texts may name: a record of the class of the type's sample
     * @throws IllegalStateException outside a transaction, without an organization, or for a type that nobody declares
     */
    default void send(String type, Recipients recipients, Record data) {
        send(type, recipients, data, null);
    }

    /**
     * The same, but each recipient gets it once for this key, however often it is sent: for work that may be repeated.
     *
     * @param deduplicationKey at most 200 characters, such as the id of what it is about; null for none
     */
    void send(String type, Recipients recipients, Record data, String deduplicationKey);
}
