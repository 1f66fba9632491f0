package it.quartier.listings;

import static it.quartier.listings.Feeds.total;
import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingsIT {

    private static final String FLAT = """
            {"type": "apartment", "transaction": "sale", "title": "Bright flat near the park", "description": "Quiet.",
             "price": {"amount": "249000.00", "currency": "EUR"}, "livingArea": 71.5, "rooms": 3, "bathrooms": 1,
             "floor": 4, "yearBuilt": 1998,
             "address": {"street": "Hlavná", "houseNumber": "12", "postalCode": "81101", "city": "Bratislava",
                         "country": "SK"},
             "location": {"lat": 48.1439, "lon": 17.1097}, "features": ["balcony", "lift"]}
            """;

    private final Client agency = Client.ofNewAgency();

    @Test
    void listingLivesFromDraftToDeletion() {
        Answer created = agency.post("/listings", FLAT);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        JsonObject listing = created.data();
        String path = "/listings/" + listing.getString("id");
        assertThat(created.header("Location")).endsWith("/api/v1" + path);
        assertThat(listing.getString("status")).isEqualTo("draft");
        assertThat(listing.getInt("version")).isEqualTo(1);
        assertThat(listing.getJsonObject("price").getString("amount")).isEqualTo("249000.00");
        assertThat(listing.getJsonNumber("rooms").doubleValue()).isEqualTo(3);
        assertThat(listing.getJsonObject("address").getString("street")).isEqualTo("Hlavná");
        assertThat(agency.get(path).data()).isEqualTo(listing);

        Answer changed = agency.patch(
                path,
                "{\"title\": \"Brighter flat\", \"floor\": null, \"address\": {\"houseNumber\": \"14\"}}",
                "If-Match",
                "\"1\"");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.data()).doesNotContainKey("floor");
        assertThat(changed.data().getJsonObject("address").getString("houseNumber"))
                .isEqualTo("14");
        assertThat(changed.data().getJsonObject("address").getString("city")).isEqualTo("Bratislava");
        assertThat(agency.patch(path, "{\"title\": \"Stale\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(agency.patch(path, "{\"title\": \"Brighter flat\"}").header("ETag"))
                .as("the same again")
                .isEqualTo("\"2\"");

        assertThat(status(agency.post(path + "/publish", ""))).isEqualTo("active");
        assertThat(agency.post(path + "/publish", "").code()).isEqualTo("ALREADY_PUBLISHED");
        assertThat(agency.delete(path).code()).isEqualTo("LISTING_PUBLIC");
        assertThat(agency.patch(path, "{\"address\": {\"city\": null}}").faults())
                .containsExactly("address.city REQUIRED");
        assertThat(status(agency.post(path + "/withdraw", ""))).isEqualTo("paused");
        assertThat(agency.post(path + "/withdraw", "").code()).isEqualTo("NOT_PUBLISHED");
        assertThat(status(agency.post(path + "/publish", ""))).isEqualTo("active");
        assertThat(status(agency.post(path + "/close", ""))).isEqualTo("sold");
        assertThat(status(agency.post(path + "/archive", ""))).isEqualTo("archived");
        assertThat(agency.patch(path, "{\"title\": \"Late\"}").code()).isEqualTo("LISTING_ARCHIVED");
        assertThat(status(agency.post(path + "/restore", ""))).isEqualTo("draft");

        assertThat(agency.delete(path).status()).isEqualTo(204);
        assertThat(agency.get(path).code()).isEqualTo("NOT_FOUND");
        assertThat(agency.delete(path).status()).isEqualTo(404);
    }

    @Test
    void publishingAsksForACity() {
        String path = create(FLAT.replace("\"city\": \"Bratislava\",", ""));
        Answer refused = agency.post(path + "/publish", "", "Accept-Language", "de");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("LISTING_INCOMPLETE");
        assertThat(refused.faults()).containsExactly("address.city REQUIRED");
        assertThat(refused.body()).contains("Öffentlichkeit");
    }

    @Test
    void allFaultsComeAtOnce() {
        Answer refused = agency.post("/listings", """
                {"type": "castle", "price": {"amount": "12.345", "currency": "EUR"}, "rooms": "three", "livingArea": -1,
                 "address": {"country": "Slovakia"}, "colour": "red"}
                """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "type NOT_ONE_OF",
                        "transaction REQUIRED",
                        "title REQUIRED",
                        "price.amount DECIMALS",
                        "rooms TYPE",
                        "livingArea POSITIVE",
                        "address.country FORMAT",
                        "colour UNKNOWN_FIELD");
        assertThat(total(agency.get("/listings"))).isZero();
    }

    @Test
    void externalIdIsTheAgencysOwnAndUnique() {
        String numbered = FLAT.replaceFirst("\\{", "{\"externalId\": \"A-1\",");
        create(numbered);
        Answer refused = agency.post("/listings", numbered);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("EXTERNAL_ID_TAKEN");
        assertThat(agency.patch(create(FLAT), "{\"externalId\": \"A-1\"}").code())
                .isEqualTo("EXTERNAL_ID_TAKEN");
        assertThat(Client.ofNewAgency().post("/listings", numbered).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | A B C",
                "city=košice | C",
                "city=KOSICE&type=house | C",
                "type=apartment,land | A B",
                "transaction=rent | B",
                "status=active | A",
                "status=draft,paused | B C",
                "priceMin=1000&priceMax=300000 | A",
                "priceMax=999.99 | B",
                "currency=CZK | C",
                "livingAreaMin=60&livingAreaMax=80 | A",
                "roomsMin=2&roomsMax=3 | A",
                "bbox=17,48,18,49 | A B",
                "features=lift,balcony | A",
                "q=park | A",
                "q=zahr | C",
                "q=rodinny%20dom | C",
                "externalId=X-2,X-3 | B C",
                "country=SK&postalCode=04001 | C",
                "postalCode=040%2001 | C",
                "postalCode=811-01,040%2001 | A B C",
                "yearBuiltMin=1990 | A B C",
                "createdFrom=2020-01-01T00:00:00Z&createdTo=2020-01-02T00:00:00Z | ''",
                "sort=price | B A C",
                "sort=-price,city | C A B",
                "sort=-livingArea | A C B",
                "sort=city,price&type=apartment,house | B A C",
                "limit=1&page=2&sort=price | A",
            })
    void listIsFilteredAndSorted(String query, String titles) {
        sample();
        Answer list = agency.get("/listings?" + query);
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        List<String> found = list.texts("subtype");
        String expected = titles == null ? "" : titles;
        if (query.contains("sort=")) {
            assertThat(String.join(" ", found)).isEqualTo(expected.toLowerCase(java.util.Locale.ROOT));
        } else {
            assertThat(found)
                    .containsExactlyInAnyOrder(
                            expected.isEmpty()
                                    ? new String[0]
                                    : expected.toLowerCase(java.util.Locale.ROOT)
                                            .split(" "));
        }
    }

    @Test
    void faultyFiltersAreToldAtOnce() {
        Answer refused = agency.get("/listings?bbox=1,2,3&priceMin=cheap&colour=red&type=castle&roomsMin=x");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        "bbox FORMAT", "priceMin TYPE", "colour UNKNOWN_PARAMETER", "type NOT_ONE_OF", "roomsMin TYPE");
        assertThat(refused.body()).contains("livingAreaMin");
        assertThat(agency.get("/listings?sort=colour").faults()).containsExactly("sort NOT_ONE_OF");
    }

    @Test
    void cursorWalksThroughAll() {
        sample();
        Answer first = agency.get("/listings?sort=-price&limit=2");
        String cursor = first.json().getJsonObject("pagination").getString("nextCursor");
        assertThat(first.texts("subtype")).containsExactly("c", "a");
        assertThat(agency.get("/listings?sort=-price&limit=2&cursor=" + cursor).texts("subtype"))
                .containsExactly("b");
        assertThat(total(first)).isEqualTo(3);
    }

    @Test
    void listComesAsCsvWithFormulasMadeHarmless() {
        create(FLAT.replace("Bright flat near the park", "=cmd|'/c calc'!A1"));
        Answer csv = agency.get("/listings?fields=title,price", "Accept", "text/csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).isEqualTo("title,price.amount,price.currency\r\n'=cmd|'/c calc'!A1,249000.00,EUR\r\n");
    }

    @Test
    void anotherAgencysListingIsNotThere() {
        String path = create(FLAT);
        Client other = Client.ofNewAgency();

        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.patch(path, "{\"title\": \"Mine\"}").status()).isEqualTo(404);
        assertThat(other.post(path + "/publish", "").status()).isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(total(other.get("/listings"))).isZero();
        assertThat(total(other.get("/listings?q=park"))).isZero();
        assertThat(Client.nobody().get(path).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(agency.get(path).data().getString("title")).isEqualTo("Bright flat near the park");
    }

    private void sample() {
        String a = create(FLAT.replaceFirst("\\{", "{\"externalId\": \"X-1\", \"subtype\": \"a\","));
        agency.post(a + "/publish", "");
        create(FLAT.replaceFirst("\\{", "{\"externalId\": \"X-2\", \"subtype\": \"b\",")
                .replace("\"sale\"", "\"rent\"")
                .replace("249000.00", "990")
                .replace("71.5", "40")
                .replace("\"rooms\": 3", "\"rooms\": 1.5")
                .replace("[\"balcony\", \"lift\"]", "[\"lift\"]")
                .replace("near the park", "by the river"));
        create(FLAT.replaceFirst("\\{", "{\"externalId\": \"X-3\", \"subtype\": \"c\",")
                .replace("apartment", "house")
                .replace("\"249000.00\", \"currency\": \"EUR\"", "\"6200000\", \"currency\": \"CZK\"")
                .replace("Bright flat near the park", "Rodinný dom so záhradou")
                .replace("71.5", "55")
                .replace("\"rooms\": 3", "\"rooms\": 5")
                .replace("Bratislava", "Košice")
                .replace("81101", "04001")
                .replace("17.1097", "21.2611")
                .replace("[\"balcony\", \"lift\"]", "[\"garden\"]"));
    }

    private String create(String json) {
        Answer created = agency.post("/listings", json);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return "/listings/" + created.data().getString("id");
    }

    private static String status(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.data().getString("status");
    }
}
