package io.quartier.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleListingsTest {

    @Test
    void filesAreWhatTheGeneratorMakes() throws IOException {
        for (Agency agency : Agency.ALL) {
            assertThat(file(agency))
                    .as("%s is out of date: run SampleListings", SampleListings.file(agency))
                    .isEqualTo(SampleListings.csv(agency));
        }
    }

    @Test
    void thereAreEnoughInSeveralLanguagesAndCities() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(column("language").distinct()).containsExactlyInAnyOrder("en", "de", "sk", "cs");
        assertThat(column("city").distinct()).contains("Bratislava", "Košice", "Wien", "Berlin", "Praha", "London");
        assertThat(column("externalId").distinct()).hasSize(rows().size());
    }

    @Test
    void nothingIsLeftUnsaid() throws IOException {
        for (List<String> row : rows()) {
            assertThat(row).hasSameSizeAs(SampleListings.COLUMNS);
        }
        assertThat(Stream.concat(column("title"), column("description")))
                .noneMatch(text -> text.contains("{") || text.contains("null") || text.isBlank());
        assertThat(column("price").map(Long::valueOf)).allMatch(price -> price > 50);
    }

    private static Stream<String> column(String name) throws IOException {
        int index = SampleListings.COLUMNS.indexOf(name);
        return rows().stream().map(row -> row.get(index));
    }

    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Agency agency : Agency.ALL) {
            file(agency).lines().skip(1).map(SampleListingsTest::cells).forEach(rows::add);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static String file(Agency agency) throws IOException {
        try (var in = SampleListings.class.getResourceAsStream(SampleListings.file(agency))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
