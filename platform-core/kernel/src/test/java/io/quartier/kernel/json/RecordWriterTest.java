package io.quartier.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.money.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordWriterTest {

    enum Kind {
        BUILDING_LAND
    }

    record Place(String city, Integer floor) {}

    record Thing(
            UUID id,
            Kind kind,
            String title,
            Money price,
            Place place,
            List<Place> others,
            Set<String> words,
            Map<String, Object> open,
            Double area,
            Long count,
            boolean active,
            Instant at,
            LocalDate day,
            BigDecimal share,
            String absent) {}

    private static final Thing THING = new Thing(
            UUID.fromString("0192f0c1-2b3c-7d4e-8f50-617283940a1b"),
            Kind.BUILDING_LAND,
            "Flat \"A\"\n\t\\ ř €😀\u0001",
            Money.ofMinor(24_900_000, "EUR"),
            new Place("Wien", null),
            List.of(new Place("a", -7)),
            Set.of("x"),
            Map.of("n", 1),
            71.5,
            9_007_199_254_740_993L,
            true,
            Instant.parse("2026-11-20T10:15:30.000001Z"),
            LocalDate.parse("2026-02-28"),
            new BigDecimal("1E+3"),
            null);

    @Test
    void writesComponentsInOrderAndLeavesNullsOut() {
        assertThat(RecordWriter.text(THING)).isEqualTo("""
                        {"id":"0192f0c1-2b3c-7d4e-8f50-617283940a1b","kind":"building-land","title":"Flat \\"A\\"\\n\\t\\\\ ř €😀\\u0001",\
                        "price":{"amount":"249000.00","currency":"EUR"},"place":{"city":"Wien"},\
                        "others":[{"city":"a","floor":-7}],"words":["x"],"open":{"n":1},"area":71.5,\
                        "count":9007199254740993,"active":true,"at":"2026-11-20T10:15:30.000001Z","day":"2026-02-28",\
                        "share":"1000"}""");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() {
        JsonRecords records = new JsonRecords();
        Place place = new Place("Žilina", 3);
        assertThat(records.read(records.write(place), Place.class)).isEqualTo(place);
    }

    @Test
    void textsSurvive() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(40), 0, 0x11_0000)
                    .map(c -> random.nextInt(3) == 0 ? c % 128 : c)
                    .filter(c -> c < 0xD800 || c > 0xDFFF)
                    .forEach(text::appendCodePoint);
            String json = RecordWriter.text(List.of(text.toString()));
            JsonString back = JsonBody.parse(json).value().asJsonArray().getJsonString(0);
            assertThat(back.getString()).isEqualTo(text.toString());
        }
    }

    @Test
    void whatMustBeEscapedIsFoundAtEveryPlace() {
        for (char special : new char[] {'"', '\\', '\n', 0, 0x1F, 0x20, '!', '#', '[', ']', 0x7F, 'é', 'Ł', '\uFFFD'}) {
            for (int length = 1; length < 40; length++) {
                for (int at = 0; at < length; at++) {
                    String text = "a".repeat(at) + special + "z".repeat(length - at - 1);
                    String json = RecordWriter.text(text);
                    assertThat(JsonBody.parse("[" + json + "]")
                                    .value()
                                    .asJsonArray()
                                    .getString(0))
                            .isEqualTo(text);
                }
            }
        }
    }

    @Test
    void instantsAreWrittenAsTheJdkReadsThem() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000) * 1000L);
            String text = RecordWriter.text(instant);
            assertThat(text).hasSize(29);
            assertThat(Instant.parse(text.substring(1, 28))).isEqualTo(instant);
        }
        assertThat(RecordWriter.text(Instant.parse("2024-02-29T23:59:59.9999999Z")))
                .isEqualTo("\"2024-02-29T23:59:59.999999Z\"");
    }

    @Test
    void numbersSurvive() {
        for (long n : new long[] {0, 9, 10, 99, 100, 999_999, 1_000_000, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(RecordWriter.text(n)).isEqualTo(Long.toString(n));
        }
        for (double d : new double[] {0, -0.5, 1e300, 1e-300, 3, 123456789.25, 1e15}) {
            assertThat(Double.parseDouble(RecordWriter.text(d))).isEqualTo(d);
        }
        assertThatThrownBy(() -> RecordWriter.text(Double.NaN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writesChosenFieldsOnly() {
        JsonOutput out = new JsonOutput(16);
        RecordWriter.write(out, THING, FieldSelection.of(List.of("title", "price.currency", "place"), Thing.class));
        JsonObject written = JsonBody.parse(out.toString()).value().asJsonObject();
        assertThat(written.keySet()).containsExactly("title", "price", "place");
        assertThat(written.getJsonObject("price").keySet()).containsExactly("currency");
    }

    @Test
    void namesTheFieldsThereAre() {
        assertThatThrownBy(() -> FieldSelection.of(List.of("city", "street"), Place.class))
                .isInstanceOfSatisfying(
                        QuartierException.class,
                        e -> assertThat(e.faults().get(0).arguments()).containsEntry("allowed", "city, floor"));
    }

    @Test
    void patchesMerge() {
        Place changed = patch("{\"city\": null, \"floor\": 4}").applyTo(new Place("Wien", 1));
        assertThat(changed).isEqualTo(new Place(null, 4));
        record Outer(Place place, List<String> words) {}
        Outer outer = patch("{\"place\": {\"floor\": 2}, \"words\": [\"z\"]}")
                .applyTo(new Outer(new Place("Wien", 1), List.of("a", "b")));
        assertThat(outer).isEqualTo(new Outer(new Place("Wien", 2), List.of("z")));
    }

    @Test
    void patchesAreCheckedAsAWhole() {
        assertThatThrownBy(() -> patch("{\"cty\": null, \"floor\": \"x\", \"floor\": \"y\"}")
                        .applyTo(new Place("Wien", 1)))
                .isInstanceOfSatisfying(
                        QuartierException.class,
                        e -> assertThat(e.faults())
                                .extracting(f -> f.field() + " " + f.code())
                                .containsExactlyInAnyOrder("cty UNKNOWN_FIELD", "floor REPEATED", "floor TYPE"));
        assertThatThrownBy(() -> patch("[]").applyTo(new Place("Wien", 1))).isInstanceOf(QuartierException.class);
    }

    private static MergePatch patch(String json) {
        return new JsonRecords().patch(JsonBody.parse(json));
    }
}
