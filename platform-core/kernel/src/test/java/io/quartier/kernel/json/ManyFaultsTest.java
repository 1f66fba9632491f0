package io.quartier.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A body of a megabyte can hold a hundred thousand faults; nobody reads, and no node bears, all of them. */
class ManyFaultsTest {

    record Room(String name, Double area) {}

    record House(List<Room> rooms, List<@NotBlank String> features, Map<String, Integer> counts) {}

    private static QuartierException refused(String json, Class<? extends Record> type) {
        QuartierException e = catchThrowableOfType(
                QuartierException.class, () -> new RecordReader().read(JsonBody.parse(json), type));
        assertThat(e).isNotNull();
        return e;
    }

    private static String repeated(String entry, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> entry.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(", "));
    }

    @Test
    void stopsCollectingWhereAnAnswerEnds() {
        QuartierException unknown = refused("{" + repeated("\"f#\":1", 116_000) + "}", Room.class);
        QuartierException elements =
                refused("{\"rooms\": [" + repeated("{\"area\": \"#\"}", 9_000) + "]}", House.class);
        QuartierException entries = refused("{\"counts\": {" + repeated("\"c#\": \"x\"", 9_000) + "}}", House.class);
        for (QuartierException e : List.of(unknown, elements, entries)) {
            assertThat(e.faults()).hasSize(QuartierException.MAX_FAULTS + 1);
            assertThat(e.faults().get(QuartierException.MAX_FAULTS).code()).isEqualTo(Fault.MORE_FAULTS);
            assertThat(e.getMessage()).hasSizeLessThan(1_000);
        }
        assertThat(unknown.getMessage()).startsWith("VALIDATION_ERROR 101 [").endsWith(" …");
    }

    @Test
    void validatorsNeverSeeAListOfAMillion() {
        QuartierException e = refused("{\"features\": [" + repeated("\"#\"", 100_000) + "]}", House.class);
        assertThat(e.faults()).contains(Fault.of("features", "SIZE", "max", ValueReader.MAX_ENTRIES));
    }

    @Test
    void aHundredFaultsAreNotTooMany() {
        QuartierException e = refused("{\"name\": \"a\", " + repeated("\"f#\":1", 100) + "}", Room.class);
        assertThat(e.faults()).hasSize(100).noneMatch(f -> f.code().equals(Fault.MORE_FAULTS));
    }
}
