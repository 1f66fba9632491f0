package io.quartier.listings.listing;

import io.quartier.contract.json.Records;
import io.quartier.kernel.json.JsonRecords;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Listings for tests, made as clients make them: from JSON, through the platform's own checks. */
public final class Samples {

    public static final Records RECORDS = new JsonRecords();

    /** The listing of the API's documentation. */
    public static final String FLAT = """
            {"type": "apartment", "transaction": "sale", "title": "Bright flat near the park",
             "description": "Two balconies.\\nQuiet.", "language": "en",
             "price": {"amount": "249000.00", "currency": "EUR"}, "livingArea": 71.5, "rooms": 3, "bathrooms": 1,
             "floor": 4, "yearBuilt": 1998, "condition": "well-kept", "heating": "district",
             "address": {"street": "Hlavná", "houseNumber": "12", "postalCode": "81101", "city": "Bratislava",
                         "country": "SK"},
             "location": {"lat": 48.1439, "lon": 17.1097}, "features": ["balcony", "lift"],
             "energy": {"basis": "demand", "value": 78.5, "efficiencyClass": "B", "carrier": "gas"}}
            """;

    private Samples() {}

    public static ListingDraft flat() {
        return draft(FLAT);
    }

    /** The flat with some fields replaced, as JSON Merge Patch does at the top level. */
    public static ListingDraft flat(String patch) {
        return RECORDS.read(Json.createMergePatch(json(patch)).apply(json(FLAT)).asJsonObject(), ListingDraft.class);
    }

    public static ListingDraft draft(String text) {
        return RECORDS.read(json(text), ListingDraft.class);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
