package io.quartier.listings.importing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.error.Fault;
import io.quartier.listings.listing.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {

    private static final String SOUND = """
            {"externalId": "id", "title": "t", "price": "p", "defaults": {"type": "house", "transaction": "sale",
             "price.currency": "EUR", "address.country": "AT"}}""";

    @Test
    void soundMappingHasNoFaults() {
        assertThat(faults(SOUND)).isEmpty();
    }

    @Test
    void whatEveryListingNeedsMustBeMapped() {
        assertThat(faults("{}"))
                .containsExactly(
                        "mapping.externalId REQUIRED",
                        "mapping.type REQUIRED",
                        "mapping.transaction REQUIRED",
                        "mapping.title REQUIRED",
                        "mapping.price REQUIRED",
                        "mapping.price.currency REQUIRED",
                        "mapping.address.country REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"colour\": \"c\"' | mapping.colour UNKNOWN_FIELD",
                "'\"rooms\": 5' | mapping.rooms TYPE",
                "'\"rooms\": {}' | mapping.rooms REQUIRED",
                "'\"rooms\": {\"column\": \"r\", \"template\": \"{r}\"}' | mapping.rooms REQUIRED",
                "'\"rooms\": {\"column\": 1}' | mapping.rooms.column TYPE",
                "'\"rooms\": {\"column\": \"r\", \"scale\": 2}' | mapping.rooms.scale UNKNOWN_FIELD",
                "'\"rooms\": {\"column\": \"r\", \"unit\": \"sqft\"}' | mapping.rooms.unit NOT_AN_AREA",
                "'\"plotArea\": {\"column\": \"r\", \"unit\": \"furlong\"}' | mapping.plotArea.unit NOT_ONE_OF",
                "'\"heating\": {\"column\": \"r\", \"values\": [1]}' | mapping.heating.values TYPE",
                "'\"numbers\": \"fr\"' | mapping.numbers NOT_ONE_OF",
                "'\"dates\": 1' | mapping.dates TYPE",
                "'\"delimiter\": \"^\"' | mapping.delimiter NOT_ONE_OF",
            })
    void faultyEntryIsNamed(String entry, String fault) {
        assertThat(faults("{" + entry + ", " + SOUND.substring(1))).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"type\": \"castle\"' | mapping.defaults.type NOT_ONE_OF",
                "'\"price.currency\": \"euro\"' | mapping.defaults.price.currency CURRENCY",
                "'\"address.country\": \"AUT\"' | mapping.defaults.address.country FORMAT",
                "'\"rooms\": \"many\"' | mapping.defaults.rooms TYPE",
                "'\"yearBuilt\": 3000' | mapping.defaults.yearBuilt MAX",
                "'\"rooms\": [1]' | mapping.defaults.rooms TYPE",
                "'\"colour\": \"red\"' | mapping.defaults.colour UNKNOWN_FIELD",
            })
    void defaultMustBeAValueThatTheFieldCanHave(String entry, String fault) {
        String name = entry.substring(0, entry.indexOf(':'));
        String others = "\"type\": \"house\", \"transaction\": \"sale\", \"price.currency\": \"EUR\","
                + " \"address.country\": \"AT\"";
        String kept = List.of(others.split(", ?")).stream()
                .filter(pair -> !pair.startsWith(name))
                .reduce(entry, (a, b) -> a + "," + b);
        assertThat(faults("{\"externalId\": \"id\", \"title\": \"t\", \"price\": \"p\", \"defaults\": {" + kept + "}}"))
                .containsExactly(fault);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void mappingIsNeeded(String text) {
        assertThat(faults(text)).containsExactly("mapping REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "{", "{\"a\"", "nothing", "{} {}"})
    void mappingIsAnObject(String text) {
        assertThat(faults(text)).contains("mapping TYPE");
    }

    private static List<String> faults(String mapping) {
        List<Fault> faults = new ArrayList<>();
        MappingReader.read(mapping, Samples.RECORDS, faults);
        return faults.stream().map(f -> f.field() + " " + f.code()).toList();
    }
}
