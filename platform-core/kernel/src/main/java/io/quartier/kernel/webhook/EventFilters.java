package io.quartier.kernel.webhook;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.event.EventType;
import io.quartier.kernel.event.EventTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which events an endpoint wants: {@code listing.published}, all of an aggregate {@code listing.*}, or all {@code *}. */
final class EventFilters {

    private static final String ALL = "*";

    private EventFilters() {}

    /** The filters that take events of a type. */
    static List<String> taking(String type) {
        return List.of(ALL, aggregate(type), type);
    }

    /**
     * Refuses filters that take nothing that is ever published here.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} that names the types there are
     */
    static void check(List<String> filters, EventTypes types) {
        Set<String> known = new LinkedHashSet<>(List.of(ALL));
        types.all().stream().map(EventType::name).forEach(name -> known.addAll(taking(name)));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            if (!known.contains(filters.get(i))) {
                faults.add(Fault.of("events[" + i + "]", Fault.NOT_ONE_OF, "allowed", List.copyOf(known)));
            }
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
    }

    private static String aggregate(String type) {
        return type.substring(0, type.indexOf('.')) + ".*";
    }
}
