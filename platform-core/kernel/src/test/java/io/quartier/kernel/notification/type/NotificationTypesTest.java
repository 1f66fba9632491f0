package io.quartier.kernel.notification.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.Plugin;
import io.quartier.contract.notification.Channel;
import io.quartier.contract.notification.NotificationType;
import io.quartier.contract.notification.Urgency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationTypesTest {

    private record Data(String name) {}

    @Test
    void thePlatformsOwnTextsAreWhole() {
        assertThat(NotificationTypes.faults(List.of())).isEmpty();
    }

    @Test
    void aMissingTextStopsTheStartWithASentence() {
        assertThat(NotificationTypes.faults(List.of(plugin("leasing.signed"))))
                .contains("The notification 'leasing.signed' has no text for email.html: add a part '--- email.html' to"
                        + " notifications/leasing.signed/sk.peb.");
    }

    @Test
    void aPluginSpeaksForItself() {
        assertThat(NotificationTypes.faults(List.of(plugin("listings.signed"))))
                .contains(
                        "Plugin 'leasing' declares the notification 'listings.signed': its notifications start with 'leasing.'.");
    }

    private static Plugin plugin(String type) {
        return new Plugin() {
            @Override
            public String id() {
                return "leasing";
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public int contract() {
                return CONTRACT;
            }

            @Override
            public List<NotificationType> notifications() {
                return List.of(new NotificationType(
                        type, "leases", Set.of(Channel.EMAIL), Urgency.NORMAL, "A lease was signed.", new Data("x")));
            }
        };
    }
}
