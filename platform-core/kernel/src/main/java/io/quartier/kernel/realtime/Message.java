package io.quartier.kernel.realtime;

import java.time.Instant;
import java.util.UUID;

/**
 * What was sent to a channel of an organization.
 *
 * @param position its place among all messages of that channel and organization, from 1 without gaps
 * @param topic null for none
 * @param user whose doing it is, null for the system's
 * @param data a JSON object
 */
record Message(long position, String type, String topic, UUID user, String data, Instant at) {

    Message at(long place) {
        return new Message(place, type, topic, user, data, at);
    }
}
