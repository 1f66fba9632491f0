package io.quartier.kernel.plugin;

import java.util.List;

/** Why the platform does not start, each reason a sentence that says what to do. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public StartRefused(List<String> reasons) {
        super("Quartier does not start: " + String.join(" | ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
