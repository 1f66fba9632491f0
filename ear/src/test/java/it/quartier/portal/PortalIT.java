package it.quartier.portal;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import it.quartier.api.Client;
import it.quartier.event.Relayed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PortalIT {

    private final Client agency = Client.ofNewAgency();
    private final Client nobody = Client.nobody();

    @Test
    void listingIsPublicFromPublishingToWithdrawal() {
        String id = create(flat("Bright flat near the park"));
        assertThat(search("")).as("a draft").isEmpty();
        assertThat(nobody.get("/portal/listings/" + id).status()).isEqualTo(404);

        publish(id);
        assertThat(search("")).containsExactly("Bright flat near the park");
        Answer seen = nobody.get("/portal/listings/" + id);
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        assertThat(seen.data().getJsonObject("agency").getString("slug")).isEqualTo(agency.slug());
        assertThat(seen.data().getJsonObject("price").getString("amount")).isEqualTo("249000.00");

        agency.patch("/listings/" + id, "{\"title\": \"Brighter flat\", \"livingArea\": null}");
        assertThat(search("q=brighter")).containsExactly("Brighter flat");
        assertThat(nobody.get("/portal/listings/" + id).data()).doesNotContainKey("livingArea");

        assertThat(agency.post("/listings/" + id + "/withdraw", "").status()).isEqualTo(200);
        assertThat(search("")).isEmpty();
        assertThat(nobody.get("/portal/listings/" + id).status()).isEqualTo(404);
    }

    @Test
    void answerDoesNotDependOnWhoAsks() {
        String id = create(flat("Bright flat"));
        publish(id);

        for (Client somebody : List.of(nobody, agency, Client.ofNewAgency())) {
            Answer one = somebody.get("/portal/listings/" + id);
            Answer list = somebody.get("/portal/listings?agency=" + agency.slug());
            assertThat(one.data())
                    .isEqualTo(nobody.get("/portal/listings/" + id).data());
            assertThat(list.texts("id")).containsExactly(id);
            assertThat(one.header("Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(one.header("Vary")).doesNotContain("Authorization");
        }
    }

    @Test
    void unchangedListingIsNotSentAgain() {
        String id = create(flat("Bright flat"));
        publish(id);
        Answer first = nobody.get("/portal/listings/" + id);

        assertThat(first.header("ETag")).isNotEmpty();
        assertThat(nobody.get("/portal/listings/" + id, "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    /** Browsers and caches on the way understand every kind of answer. */
    @Test
    void answersMayBeKeptByAnybody() {
        String id = create(flat("Bright flat"));
        publish(id);
        String one = "/portal/listings/" + id;
        String list = "/portal/listings?agency=" + agency.slug();
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

        Answer page = nobody.get(list, "Accept", browser, "Accept-Language", "sk,en;q=0.5");
        Answer csv = nobody.get(list, "Accept", "text/csv");
        Answer unchanged = nobody.get(one, "If-None-Match", nobody.get(one).header("ETag"));
        assertThat(page.header("Content-Type")).startsWith("application/json");
        assertThat(page.texts("title")).containsExactly("Bright flat");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("listings");
        assertThat(csv.body().lines().findFirst().orElseThrow()).contains("title", "agency");
        assertThat(csv.body().lines()).hasSize(2).last().asString().contains("Bright flat");
        assertThat(unchanged.status()).isEqualTo(304);
        for (Answer answer : List.of(page, csv, unchanged)) {
            assertThat(answer.header("Cache-Control")).as(answer.toString()).isEqualTo("public, max-age=60");
            assertThat(answer.header("Vary")).isEqualTo("Accept, Origin");
        }
        for (String faulty : List.of("/portal/listings?colour=red", "/portal/listings/" + UUID.randomUUID())) {
            assertThat(nobody.get(faulty).header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void negationHidesWhateverTheLanguage() {
        publish(create(flat("Flat with garden")));
        publish(create(flat("Flat with a kitchen")));
        publish(create(flat("Byt s pivnicou").add("language", "sk")));

        assertThat(search("q=-garden&sort=publishedAt")).containsExactly("Flat with a kitchen", "Byt s pivnicou");
        assertThat(search("q=flat%20-garden")).containsExactly("Flat with a kitchen");
        assertThat(search("q=-kitchens%20-gardens")).containsExactly("Byt s pivnicou");
        assertThat(search("q=byt%20-pivnice")).isEmpty();
    }

    @Test
    void postalCodeIsOneHoweverItIsWritten() {
        publish(create(flat("Bright flat")));

        assertThat(search("postalCode=811%2001")).containsExactly("Bright flat");
        assertThat(search("q=811%2001")).containsExactly("Bright flat");
        assertThat(search("q=81101")).containsExactly("Bright flat");
    }

    @Test
    void pageNumbersEndWhereCursorsGoOn() {
        Answer refused = nobody.get("/portal/listings?page=51", "Accept-Language", "de");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly("page USE_CURSOR");
        assertThat(refused.body()).contains("1000. Eintrag: bitte mit dem Cursor");
        assertThat(nobody.get("/portal/listings?page=50").status()).isEqualTo(200);
    }

    @Test
    void hiddenStreetAndExactPlaceStayInside() {
        String id = create(flat("Discreet flat").add("streetHidden", true));
        publish(id);

        Answer seen = nobody.get("/portal/listings/" + id);

        assertThat(seen.body())
                .doesNotContain("Hlavná")
                .doesNotContain("48.1439")
                .doesNotContain("17.1097");
        assertThat(seen.data().getJsonObject("address").getString("city")).isEqualTo("Bratislava");
        assertThat(search("q=hlavna")).isEmpty();
    }

    @Test
    void searchKnowsWordsPlacesAndDistances() {
        publish(create(flat("Bright flat near the park")));
        publish(create(flat("Rodinný dom so záhradou")
                .add("type", "house")
                .add("language", "sk")
                .add("location", place(48.2, 17.2))));
        publish(create(flat("Ateliér").add("location", place(48.7164, 21.2611))));

        assertThat(search("q=zahrada")).containsExactly("Rodinný dom so záhradou");
        assertThat(search("q=%22near%20the%20park%22")).containsExactly("Bright flat near the park");
        assertThat(search("type=house&city=bratislava&priceMax=249000&roomsMin=3"))
                .containsExactly("Rodinný dom so záhradou");
        assertThat(search("bbox=21,48,22,49")).containsExactly("Ateliér");
        assertThat(search("lat=48.1439&lon=17.1097&radiusKm=20"))
                .containsExactly("Bright flat near the park", "Rodinný dom so záhradou");
        assertThat(nobody.get("/portal/listings?lat=48.1439&lon=17.1097&q=dom&agency=" + agency.slug())
                        .items()
                        .get(0)
                        .getJsonNumber("distanceKm")
                        .doubleValue())
                .isBetween(8.9, 9.3);
    }

    @Test
    void faultyFiltersAreToldAtOnce() {
        Answer refused = nobody.get("/portal/listings?bbox=1,2,3&priceMin=cheap&colour=red&country=slovakia");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults())
                .contains("bbox FORMAT", "colour UNKNOWN_PARAMETER")
                .anyMatch(fault -> fault.startsWith("priceMin "))
                .anyMatch(fault -> fault.startsWith("country "));
        assertThat(nobody.get("/portal/listings?radiusKm=5").faults()).containsExactly("lat REQUIRED", "lon REQUIRED");
        assertThat(nobody.get("/portal/listings?sort=colour").faults()).containsExactly("sort NOT_ONE_OF");
        assertThat(nobody.get("/portal/listings?sort=price,rooms").faults()).containsExactly("sort NOT_ONE_OF");
        assertThat(nobody.get("/portal/listings/not-an-id").status()).isEqualTo(400);
    }

    private List<String> search(String query) {
        Relayed.everything();
        Answer answer = nobody.get("/portal/listings?agency=" + agency.slug() + "&" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.texts("title");
    }

    private String create(JsonObjectBuilder listing) {
        Answer answer = agency.post("/listings", listing.build().toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.data().getString("id");
    }

    private void publish(String id) {
        Answer answer = agency.post("/listings/" + id + "/publish", "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Relayed.everything();
    }

    private static JsonObjectBuilder flat(String title) {
        return Json.createObjectBuilder()
                .add("type", "apartment")
                .add("transaction", "sale")
                .add("title", title)
                .add("language", "en")
                .add(
                        "price",
                        Json.createObjectBuilder().add("amount", "249000.00").add("currency", "EUR"))
                .add("livingArea", 71.5)
                .add("rooms", 3)
                .add(
                        "address",
                        Json.createObjectBuilder()
                                .add("street", "Hlavná")
                                .add("houseNumber", "12")
                                .add("postalCode", "81101")
                                .add("city", "Bratislava")
                                .add("country", "SK"))
                .add("location", place(48.1439, 17.1097));
    }

    private static JsonObject place(double lat, double lon) {
        return Json.createObjectBuilder().add("lat", lat).add("lon", lon).build();
    }
}
