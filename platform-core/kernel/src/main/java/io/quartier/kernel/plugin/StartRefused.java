package io.quartier.kernel.plugin;

import java.sql.SQLException;
import java.util.List;

/** Why the platform does not start, each reason a sentence that says what to do. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public StartRefused(List<String> reasons) {
        this(reasons, null);
    }

    /** @param cause logged with the reasons; may be null */
    public StartRefused(List<String> reasons, Throwable cause) {
        super("Quartier does not start: " + String.join(" | ", reasons), cause);
        this.reasons = List.copyOf(reasons);
    }

    /** Any failure of the start, put in words for the one who started it. */
    public static StartRefused of(Throwable failure) {
        if (failure instanceof StartRefused refusal) {
            return refusal;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return new StartRefused(
                        List.of("The database failed (%s): see that it runs and lets Quartier in, then start again."
                                .formatted(cause.getMessage())),
                        failure);
            }
        }
        return new StartRefused(
                List.of(
                        "%s. Nobody foresaw this: the exception below says where it happened; see whether the EAR is whole and the server has what server-config/README.md says, and report it if so."
                                .formatted(failure)),
                failure);
    }

    public List<String> reasons() {
        return reasons;
    }
}
