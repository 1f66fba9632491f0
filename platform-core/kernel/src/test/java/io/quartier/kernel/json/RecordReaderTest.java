package io.quartier.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.money.Money;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    enum Kind {
        HOUSE,
        BUILDING_LAND
    }

    record Address(
            @NotBlank @Size(max = 10) String city,

            @Pattern(regexp = "[A-Z]{2}", message = "country")
            String country) {}

    record Room(@NotNull String name, @Positive Double area) {}

    /** A value class with a text form. */
    static final class Code {
        private final String text;

        private Code(String text) {
            this.text = text;
        }

        static Code fromString(String text) {
            if (!text.startsWith("C")) {
                throw new InvalidValue(Fault.of("", "CODE"));
            }
            return new Code(text);
        }
    }

    record House(
            @NotNull Kind kind,
            @NotBlank @Size(min = 2, max = 20) String title,
            @NotNull Money price,
            @Min(0) @Max(100) Integer floor,
            Long plot,
            @DecimalMax("90.5") Double lat,
            BigDecimal share,
            Boolean lift,
            @NotNull @Valid Address address,
            List<@Valid Room> rooms,
            Set<@NotBlank String> features,
            Map<String, Integer> counts,
            UUID agent,
            Instant from,
            LocalDate until,
            @Email String mail,
            Code code,
            JsonObject extra) {

        House {
            features = features == null ? Set.of() : features;
        }

        @AssertTrue(message = "NOT_ON_ROOF")
        boolean isFloorPlausible() {
            return floor == null || floor < 90;
        }
    }

    private static final String GOOD = """
            {"kind": "building-land", "title": "Am See", "price": {"amount": "5", "currency": "EUR"}, "floor": 3,
             "plot": 3000000000, "lat": 48.5, "share": "0.125", "lift": true,
             "address": {"city": "Wien", "country": "AT"}, "rooms": [{"name": "a", "area": 1}],
             "features": ["x", "y", "x"], "counts": {"doors": 2},
             "agent": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "from": "2026-11-20T10:15:30.1234567+01:00",
             "until": "2026-12-31", "mail": "a@example.org", "code": "C1", "extra": {"a": [1, null]}}""";

    private final RecordReader reader = new RecordReader();

    private <T extends Record> T read(String json, Class<T> type) {
        return reader.read(JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)), type);
    }

    private QuartierException refused(String json, Class<? extends Record> type) {
        return catchThrowableOfType(QuartierException.class, () -> read(json, type));
    }

    private List<String> faults(String json, Class<? extends Record> type) {
        QuartierException e = refused(json, type);
        assertThat(e).as(json).isNotNull();
        assertThat(e.problem()).isEqualTo(CoreProblem.VALIDATION_ERROR);
        return e.faults().stream().map(f -> f.field() + " " + f.code()).toList();
    }

    @Test
    void readsEveryKindOfValue() {
        House house = read(GOOD, House.class);
        assertThat(house.kind()).isEqualTo(Kind.BUILDING_LAND);
        assertThat(house.price()).isEqualTo(Money.ofMinor(500, "EUR"));
        assertThat(house.plot()).isEqualTo(3_000_000_000L);
        assertThat(house.share()).isEqualByComparingTo("0.125");
        assertThat(house.rooms()).containsExactly(new Room("a", 1.0));
        assertThat(house.features()).containsExactly("x", "y");
        assertThat(house.counts()).containsEntry("doors", 2);
        assertThat(house.from()).isEqualTo("2026-11-20T09:15:30.123456Z");
        assertThat(house.until()).isEqualTo("2026-12-31");
        assertThat(house.code().text).isEqualTo("C1");
        assertThat(house.extra().getJsonArray("a")).hasSize(2);
    }

    @Test
    void reportsEveryFaultAtOnce() {
        String bad = """
                {"kind": "castle", "title": " ", "price": {"amount": "1.234", "currency": "EUR"}, "floor": 101, "plot": 1.5,
                 "lat": 91, "share": "1,5", "lift": "yes", "address": {"city": "Llanfairpwllgwyngyll", "country": "at"},
                 "rooms": [{"name": "a", "area": -1}, 7, {"area": 2, "colour": "red"}], "features": [""],
                 "counts": {"doors": 2.5}, "agent": "1-1-1-1-1", "from": "yesterday", "until": "2026-02-30",
                 "mail": "nobody", "code": "D", "extra": [], "floor": 102, "colour": 1}""";
        assertThat(faults(bad, House.class))
                .containsExactlyInAnyOrder(
                        "kind NOT_ONE_OF",
                        "title REQUIRED",
                        "price.amount DECIMALS",
                        "floor REPEATED",
                        "floor MAX",
                        "plot TYPE",
                        "lat MAX",
                        "share TYPE",
                        "lift TYPE",
                        "address.city LENGTH",
                        "address.country FORMAT",
                        "rooms[0].area POSITIVE",
                        "rooms[1] TYPE",
                        "rooms[2].name REQUIRED",
                        "rooms[2].colour UNKNOWN_FIELD",
                        "features REQUIRED",
                        "counts.doors TYPE",
                        "agent FORMAT",
                        "from FORMAT",
                        "until FORMAT",
                        "mail EMAIL",
                        "code CODE",
                        "extra TYPE",
                        "colour UNKNOWN_FIELD");
    }

    @Test
    void aMissingValueIsRequiredOnce() {
        assertThat(faults("{}", House.class))
                .containsExactly("kind REQUIRED", "title REQUIRED", "price REQUIRED", "address REQUIRED");
        assertThat(faults("{\"amount\": null}", Money.class)).containsExactly("amount REQUIRED", "currency REQUIRED");
    }

    @Test
    void aWrongTypeIsNotRequiredToo() {
        assertThat(faults("{\"name\": 5}", Room.class)).containsExactly("name TYPE");
    }

    @Test
    void rulesOverSeveralFieldsHaveTheirOwnCode() {
        assertThat(faults(GOOD.replace("\"floor\": 3", "\"floor\": 95"), House.class))
                .containsExactly("floorPlausible NOT_ON_ROOF");
    }

    @Test
    void argumentsSayWhatIsAllowed() {
        Map<String, Object> unknown = refused("{\"nam\": \"x\", \"name\": \"y\"}", Room.class)
                .faults()
                .get(0)
                .arguments();
        assertThat(unknown).containsExactly(Map.entry("allowed", "name, area"));
        QuartierException kind = refused(GOOD.replace("building-land", "BUILDING_LAND"), House.class);
        assertThat(kind.faults().get(0).arguments()).containsEntry("allowed", "house, building-land");
        QuartierException city = refused(GOOD.replace("Wien", "Llanfairpwllgwyngyll"), House.class);
        assertThat(city.faults().get(0).arguments()).containsExactly(Map.entry("max", 10));
    }

    record Numbers(Integer small, Long large, Double binary, BigDecimal exact) {}

    @ParameterizedTest
    @CsvSource({
        "small, 2147483648, MAX", "small, -2147483649, MIN", "small, 1e1000000, TYPE", "small, 1.5, TYPE",
        "large, 9223372036854775808, MAX", "large, 1e99, MAX", "binary, 1e400, TYPE", "exact, 1e101, TYPE",
        "small, '\"1\"', TYPE", "exact, '\"1e5\"', TYPE", "exact, '\"NaN\"', TYPE", "exact, '\"+5\"', TYPE",
        "exact, '\"٣\"', TYPE", "exact, '\".5\"', TYPE", "exact, '\"-\"', TYPE", "exact, '\"\"', TYPE"
    })
    void refusesNumbersThatDoNotFit(String field, String value, String code) {
        assertThat(faults("{\"" + field + "\": " + value + "}", Numbers.class)).containsExactly(field + " " + code);
    }

    @Test
    void takesNumbersInAnyWriting() {
        Numbers numbers = read("{\"small\": 3.0, \"large\": 1e3, \"binary\": 1e-400, \"exact\": 0.10}", Numbers.class);
        assertThat(numbers).isEqualTo(new Numbers(3, 1000L, 0.0, new BigDecimal("0.10")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "x\\udc00", "\\udc00\\ud800"})
    void refusesTextThatCannotBeStored(String text) {
        assertThat(faults("{\"name\": \"" + text + "\"}", Room.class)).containsExactly("name CHARACTER");
        assertThat(faults(GOOD.replace("[1, null]", "[\"" + text + "\"]"), House.class))
                .containsExactly("extra CHARACTER");
    }

    @Test
    void takesEveryOtherText() {
        assertThat(read("{\"name\": \"Žižkov 😀 \\u0001\"}", Room.class).name()).isEqualTo("Žižkov 😀 \u0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "5", "\"x\"", "true"})
    void aRecordIsAnObject(String json) {
        assertThat(faults(json, Room.class)).containsExactly(" TYPE");
    }

    record Careless(@NotNull List<String> names) {
        Careless {
            names = List.copyOf(Objects.requireNonNull(names));
        }
    }

    record Broken(String name) {
        Broken {
            Objects.requireNonNull(name);
        }
    }

    @Test
    void aConstructorMayRelyOnItsConstraints() {
        assertThat(faults("{}", Careless.class)).containsExactly("names REQUIRED");
    }

    @Test
    void aConstructorThatFailsWithoutReasonIsOurFault() {
        assertThat(catchThrowableOfType(NullPointerException.class, () -> read("{}", Broken.class)))
                .isNotNull();
    }

    @Test
    void primitivesAreRequired() {
        record Flag(boolean on) {}
        assertThat(faults("{}", Flag.class)).containsExactly("on REQUIRED");
        assertThat(read("{\"on\": true}", Flag.class).on()).isTrue();
    }
}
