package io.quartier.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Page;
import io.quartier.contract.money.Money;
import io.quartier.kernel.json.FieldSelection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    enum Kind {
        BUILDING_LAND
    }

    record Place(String city, Double lat) {}

    record Offer(
            Kind kind,
            String title,
            Money price,
            Place place,
            List<String> words,
            List<Place> others,
            Instant at,
            Long change) {}

    private static final Offer OFFER = new Offer(
            Kind.BUILDING_LAND,
            "=1+1",
            Money.ofMinor(-500, "EUR"),
            new Place("Žilina, \"centre\"", -48.5),
            List.of("lift", "garden"),
            List.of(new Place("a", null)),
            Instant.parse("2026-11-20T10:15:30Z"),
            -7L);

    private static String csv(CsvTable table, Object... items) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.write(Page.whole(List.of(items)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aColumnForEachField() throws IOException {
        assertThat(csv(CsvTable.of(Offer.class, null), OFFER))
                .isEqualTo("kind,title,price.amount,price.currency,place.city,place.lat,words,others,at,change\r\n"
                        + "building-land,'=1+1,-5.00,EUR,\"Žilina, \"\"centre\"\"\",-48.5,\"lift; garden\","
                        + "\"[{\"\"city\"\":\"\"a\"\"}]\",2026-11-20T10:15:30.000000Z,-7\r\n");
    }

    @Test
    void onlyTheFieldsAskedFor() throws IOException {
        FieldSelection fields = FieldSelection.of(List.of("title", "price.currency", "place"), Offer.class);
        assertThat(csv(CsvTable.of(Offer.class, fields))).isEqualTo("title,price.currency,place.city,place.lat\r\n");
    }

    @Test
    void emptyWhereThereIsNothing() throws IOException {
        assertThat(csv(CsvTable.of(Place.class, null), new Place(null, null))).isEqualTo("city,lat\r\n,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"})
    void textsThatLookLikeFormulasAreNot(String text) {
        assertThat(CsvTable.cell(text))
                .satisfiesAnyOf(
                        c -> assertThat(c).startsWith("'"), c -> assertThat(c).startsWith("\"'"));
    }

    @Test
    void numbersStayNumbers() {
        assertThat(CsvTable.cell(-1.5)).isEqualTo("-1.5");
        assertThat(CsvTable.cell(new BigDecimal("-1E+3"))).isEqualTo("-1000");
    }
}
