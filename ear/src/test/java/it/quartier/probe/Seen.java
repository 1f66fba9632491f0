package it.quartier.probe;

/**
 * What could be seen and done.
 *
 * @param byReads rows counted by SQL
 * @param byJpa rows counted by JPA
 * @param refusal why something could not be done
 */
public record Seen(Long byReads, Long byJpa, String refusal) {

    static Seen of(long byReads, long byJpa) {
        return new Seen(byReads, byJpa, null);
    }

    Seen but(String reason) {
        return new Seen(byReads, byJpa, reason);
    }

    /** Why the work cannot be done; null where it was done. */
    static String refusalOf(Runnable work) {
        try {
            work.run();
            return null;
        } catch (RuntimeException e) {
            Throwable cause = e;
            StringBuilder story = new StringBuilder();
            while (cause != null && story.length() < 2000) {
                story.append(cause).append(" | ");
                cause = cause.getCause();
            }
            return story.toString();
        }
    }
}
