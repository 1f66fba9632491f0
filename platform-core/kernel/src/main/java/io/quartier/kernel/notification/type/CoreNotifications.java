package io.quartier.kernel.notification.type;

import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.notification.Urgency;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;

/** What the platform itself tells people. */
public final class CoreNotifications {

    /** A message of the organization's own words to many. */
    public static final String ANNOUNCEMENT = "platform.announcement";
    /** A webhook was paused because its receiver failed for too long. */
    public static final String WEBHOOK_PAUSED = "platform.webhook-paused";
    /** What was collected of a category. */
    public static final String DIGEST = "platform.digest";

    static final List<NotificationType> ALL = List.of(
            new NotificationType(
                    ANNOUNCEMENT,
                    "announcements",
                    Set.of(Channel.IN_APP, Channel.EMAIL),
                    Urgency.NORMAL,
                    "Somebody of the organization writes to many of its members.",
                    new Announcement("Office closed on Friday", "We are back on Monday at eight.")),
            new NotificationType(
                    WEBHOOK_PAUSED,
                    "integrations",
                    Set.of(Channel.IN_APP, Channel.EMAIL),
                    Urgency.NORMAL,
                    "A webhook was paused because its receiver failed for too long.",
                    new PausedWebhook("https://example.com/hooks", "The receiver failed for five days.")),
            new NotificationType(
                    DIGEST,
                    "digests",
                    Set.of(Channel.EMAIL),
                    Urgency.LOW,
                    "What was collected of a category for somebody who wants one mail a day or a week.",
                    new Digest(
                            "imports", List.of(new Item("Import of houses.csv finished", "15 created, 2 refused.")))));

    private CoreNotifications() {}

    /** Words of the organization's own. */
    public record Announcement(
            @NotBlank String title, @NotBlank String body) {}

    /** @param url where it went, without secrets */
    public record PausedWebhook(String url, String reason) {}

    /** What was collected. */
    public record Digest(String category, List<Item> items) {}

    /** One notification of a digest. */
    public record Item(String title, String body) {}
}
