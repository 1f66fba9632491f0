package io.quartier.contract.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

    private final Channel tours = Channel.of("tours", "tours:read", "Viewings.");

    @Test
    void withoutAPermissionThereIsNone() {
        assertThatThrownBy(() -> Channel.of("tours", null, "")).hasMessageContaining("permission");
        assertThatThrownBy(() -> Channel.of("tours", " ", "")).hasMessageContaining("permission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tours", "tours/1", "1tours", "a b", "../tours"})
    void namesAreWords(String name) {
        assertThatThrownBy(() -> Channel.of(name, "tours:read", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itTakesTheEventsItNames() {
        Channel fed = tours.fedBy("tour.*", "listing.published");

        assertThat(fed.takes("tour.arranged")).isTrue();
        assertThat(fed.takes("listing.published")).isTrue();
        assertThat(fed.takes("listing.withdrawn")).isFalse();
        assertThat(fed.takes("tourist.came")).isFalse();
        assertThatThrownBy(() -> tours.fedBy("*")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachPropertyLeavesTheOthersAlone() {
        Channel all = tours.sentBy("tours:write")
                .withPresence()
                .withTyping()
                .keptFor(Duration.ofDays(2))
                .fedBy("tour.*");

        assertThat(all)
                .isEqualTo(new Channel(
                        "tours",
                        "tours:read",
                        "tours:write",
                        true,
                        true,
                        Duration.ofDays(2),
                        java.util.Set.of("tour.*"),
                        "Viewings."));
    }
}
