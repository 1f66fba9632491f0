package io.quartier.listings.importing.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A real file of an agency's size, where it lies beside the checkout. */
class KingCountyTest {

    static final String MAPPING = """
            {"externalId": "id", "price": "price", "rooms": "bedrooms",
             "livingArea": {"column": "sqft_living", "unit": "sqft"},
             "title": {"template": "House with {bedrooms} bedrooms, {zipcode}"}, "address.postalCode": "zipcode",
             "location.lat": "lat", "location.lon": "long",
             "defaults": {"type": "house", "transaction": "sale", "price.currency": "USD", "address.city": "Seattle",
                          "address.country": "US"}}
            """;

    @Test
    void everyRowOfTheRealFileIsSound() throws IOException {
        List<FeedItem> items = read(MAPPING);
        Set<String> ids = new HashSet<>();
        items.forEach(item -> ids.add(item.externalId()));
        assertThat(items).hasSize(15_021);
        assertThat(ids).hasSize(14_899);
        for (FeedItem item : items) {
            item.read(Samples.RECORDS).draft();
        }
        ListingDraft first = items.get(0).read(Samples.RECORDS).draft();
        assertThat(first.title()).isEqualTo("House with 3 bedrooms, 98125");
        assertThat(first.livingArea()).isEqualTo(238.76);
        assertThat(first.location().lat()).isEqualTo(47.721);
        assertThat(first.address().postalCode()).isEqualTo("98125");
    }

    @Test
    void realFaultsAreRefusedWhereTheyMatter() throws IOException {
        String mapping = MAPPING.replace("\"externalId\"", """
                "usableArea": {"column": "sqft_basement", "unit": "sqft"}, "yearRenovated": "yr_renovated",
                "condition": {"column": "condition", "values": {"Average": "well-kept", "Very Good": "as-new",
                              "Fair": "needs-renovation", "Poor": "needs-renovation"}},
                "bathrooms": "bathrooms", "yearBuilt": "yr_built",
                "plotArea": {"column": "sqft_lot", "unit": "sqft"}, "externalId\"""");
        int refused = 0;
        for (FeedItem item : read(mapping)) {
            try {
                item.read(Samples.RECORDS).draft();
            } catch (QuartierException e) {
                assertThat(e.faults()).containsExactly(Fault.of("usableArea", Fault.TYPE, "expected", "number"));
                refused++;
            }
        }
        assertThat(refused).as("rows whose basement is a question mark").isEqualTo(323);
    }

    private static List<FeedItem> read(String mapping) throws IOException {
        List<Fault> faults = new ArrayList<>();
        CsvMapping parsed = MappingReader.read(mapping, Samples.RECORDS, faults);
        assertThat(faults).isEmpty();
        List<FeedItem> items = new ArrayList<>();
        try (InputStream file = Files.newInputStream(file());
                CsvFeed feed = new CsvFeed(file, parsed)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static Path file() {
        return Stream.of("../../../shared/data", "../../../../shared/data")
                .map(folder -> Path.of(folder, "king-county-sales.csv"))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("shared/data is not beside this checkout"));
    }
}
