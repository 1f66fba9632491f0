package io.quartier.kernel.event;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * How far a reader of the feed has come.
 *
 * @param position of the last event that was read, or looked at
 * @param at when that happened: one who stays away for longer than events are kept has missed some
 */
record EventCursor(long position, Instant at) {

    static EventCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", 2);
            return new EventCursor(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw QuartierException.invalid(Fault.of("after", Fault.FORMAT, "expected", "cursor"));
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position + "." + at.toEpochMilli()).getBytes(StandardCharsets.US_ASCII));
    }
}
