package io.quartier.kernel.event.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A queue that the platform declares for a receiver.
 *
 * @param name of the queue; what its receiver refuses goes to {@code <name>.dead}
 * @param patterns of the event types that it gets: {@code lease.*}, {@code #} for all
 */
record QueueRule(String name, List<String> patterns) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern TYPES = Pattern.compile("[a-z0-9*#.-]{1,200}");

    /**
     * Reads {@code crm=lease.*|listing.#;billing=payment.*}.
     *
     * @throws IllegalArgumentException with a sentence that says what to write
     */
    static List<QueueRule> read(String text) {
        List<QueueRule> rules = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            List<String> patterns = Arrays.stream(part.substring(equals + 1).split("\\|", -1))
                    .map(String::strip)
                    .toList();
            if (!NAME.matcher(name).matches()
                    || !patterns.stream().allMatch(types -> TYPES.matcher(types).matches())) {
                throw new IllegalArgumentException(
                        "quartier.broker.queues holds '" + part.strip()
                                + "': write queue=pattern|pattern, rules separated by semicolons, such as crm=lease.*|listing.#.");
            }
            rules.add(new QueueRule(name, patterns));
        }
        return List.copyOf(rules);
    }
}
