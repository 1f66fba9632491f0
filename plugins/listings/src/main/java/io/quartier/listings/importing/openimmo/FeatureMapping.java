package io.quartier.listings.importing.openimmo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an OpenImmo object has, in our words. */
final class FeatureMapping {

    /** Elements of {@code ausstattung} that say yes or no. */
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("kamin", "fireplace"),
            Map.entry("klimatisiert", "air-conditioning"),
            Map.entry("gartennutzung", "garden"),
            Map.entry("rollstuhlgerecht", "wheelchair-accessible"),
            Map.entry("barrierefrei", "accessible"),
            Map.entry("seniorengerecht", "senior-friendly"),
            Map.entry("sauna", "sauna"),
            Map.entry("swimmingpool", "pool"),
            Map.entry("wasch_trockenraum", "laundry-room"),
            Map.entry("wintergarten", "winter-garden"),
            Map.entry("abstellraum", "storage-room"),
            Map.entry("fahrradraum", "bicycle-room"),
            Map.entry("rolladen", "shutters"),
            Map.entry("gaestewc", "guest-toilet"),
            Map.entry("dachboden", "attic"),
            Map.entry("kabel_sat_tv", "cable-tv"),
            Map.entry("wg_geeignet", "shared-flat"));

    /** Attributes of elements of {@code ausstattung}, as {@code element ATTRIBUTE}. */
    private static final Map<String, String> DETAILED = Map.ofEntries(
            Map.entry("fahrstuhl PERSONEN", "lift"),
            Map.entry("fahrstuhl LASTEN", "goods-lift"),
            Map.entry("kueche EBK", "fitted-kitchen"),
            Map.entry("kueche OFFEN", "open-kitchen"),
            Map.entry("bad DUSCHE", "shower"),
            Map.entry("bad WANNE", "bathtub"),
            Map.entry("boden PARKETT", "parquet"),
            Map.entry("heizungsart FUSSBODEN", "underfloor-heating"),
            Map.entry("stellplatzart GARAGE", "garage"),
            Map.entry("stellplatzart TIEFGARAGE", "underground-garage"),
            Map.entry("stellplatzart CARPORT", "carport"),
            Map.entry("sicherheitstechnik ALARMANLAGE", "alarm"),
            Map.entry("energietyp PASSIVHAUS", "passive-house"),
            Map.entry("energietyp NIEDRIGENERGIE", "low-energy"));

    /** Elements of {@code flaechen} that count. */
    private static final Map<String, String> COUNTED = Map.of(
            "anzahl_balkone", "balcony",
            "anzahl_terrassen", "terrace",
            "anzahl_logia", "loggia",
            "einliegerwohnung", "granny-flat");

    /** Elements of {@code verwaltung_objekt} that say yes or no. */
    private static final Map<String, String> ALLOWED = Map.of(
            "haustiere", "pets-allowed",
            "nichtraucher", "non-smoking",
            "denkmalgeschuetzt", "monument");

    private FeatureMapping() {}

    /** The words, sorted: two files that say the same give the same list. */
    static List<String> features(Element object) {
        List<String> features = new ArrayList<>();
        PLAIN.forEach((element, word) -> addIf(object.isYes("ausstattung", element), word, features));
        DETAILED.forEach((path, word) -> {
            String[] step = path.split(" ", -1);
            addIf(object.find("ausstattung", step[0]).map(e -> e.has(step[1])).orElse(false), word, features);
        });
        COUNTED.forEach((element, word) -> addIf(object.counts("flaechen", element), word, features));
        ALLOWED.forEach((element, word) -> addIf(object.isYes("verwaltung_objekt", element), word, features));
        addIf(
                object.find("ausstattung", "unterkellert")
                        .map(e -> "JA".equals(e.attribute("keller")) || "TEIL".equals(e.attribute("keller")))
                        .orElse(false),
                "cellar",
                features);
        return features.stream().sorted().toList();
    }

    private static void addIf(boolean has, String word, List<String> features) {
        if (has) {
            features.add(word);
        }
    }
}
