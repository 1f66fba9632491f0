package io.quartier.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void keysAreVersion7AndNeverGoBack() {
        String last = "";
        for (int i = 0; i < 10_000; i++) {
            UUID id = Ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.toString().substring(0, 18)).isGreaterThan(last);
            last = id.toString().substring(0, 18);
        }
    }

    @Test
    void theTimeIsTheClocks() {
        long before = System.currentTimeMillis();

        long stamped = Ids.next().getMostSignificantBits() >>> 16;

        assertThat(stamped).isBetween(before, System.currentTimeMillis() + 50);
    }

    @Test
    void threadsDoNotShareAKey() {
        Set<UUID> seen = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 50_000).parallel().forEach(i -> seen.add(Ids.next()));

        assertThat(seen).hasSize(50_000);
    }
}
