package io.quartier.listings.importing.openimmo;

import io.quartier.listings.importing.feed.DraftJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Age, condition, heating and energy certificate of an OpenImmo object. Words that are not known are left out, with a note. */
final class BuildingMapping {

    private static final Map<String, String> CONDITIONS = Map.ofEntries(
            Map.entry("ERSTBEZUG", "first-occupancy"),
            Map.entry("NEUWERTIG", "as-new"),
            Map.entry("GEPFLEGT", "well-kept"),
            Map.entry("MODERNISIERT", "modernised"),
            Map.entry("TEIL_SANIERT", "partly-renovated"),
            Map.entry("TEIL_VOLLSANIERT", "renovated"),
            Map.entry("TEIL_VOLLRENOVIERT", "renovated"),
            Map.entry("VOLL_SANIERT", "fully-renovated"),
            Map.entry("TEIL_VOLLRENOVIERUNGSBED", "needs-renovation"),
            Map.entry("SANIERUNGSBEDUERFTIG", "needs-renovation"),
            Map.entry("BAUFAELLIG", "needs-renovation"),
            Map.entry("ENTKERNT", "shell"),
            Map.entry("ROHBAU", "shell"),
            Map.entry("PROJEKTIERT", "projected"),
            Map.entry("ABRISSOBJEKT", "for-demolition"));

    /** In the order in which one is chosen where a sender says several. */
    private static final Map<String, String> HEATINGS = ordered(
            "FERN",
            "district",
            "ZENTRAL",
            "central",
            "ETAGE",
            "floor-by-floor",
            "FUSSBODEN",
            "underfloor",
            "OFEN",
            "stove");

    private static final Map<String, String> CARRIERS = ordered(
            "FERN", "district-heat",
            "ERDWAERME", "geothermal",
            "LUFTWP", "air-heat-pump",
            "PELLET", "pellets",
            "BLOCK", "block-heat-power",
            "GAS", "gas",
            "FLUESSIGGAS", "gas",
            "OEL", "oil",
            "HOLZ", "wood",
            "KOHLE", "coal",
            "ELEKTRO", "electricity",
            "WASSER-ELEKTRO", "electricity",
            "SOLAR", "solar",
            "ALTERNATIV", "other");

    private static final Map<String, String> FURNISHINGS = Map.of("VOLL", "fully", "TEIL", "partly");
    private static final Pattern CLASS = Pattern.compile("[A-H](\\+{1,3}|[0-2])?");

    private static final Pattern FIGURE = Pattern.compile("([\\d.,]+)\\s*(kWh\\b.*)?", Pattern.CASE_INSENSITIVE);

    private final Element object;
    private final DraftJson draft;

    BuildingMapping(Element object, DraftJson draft) {
        this.object = object;
        this.draft = draft;
    }

    void put() {
        year("yearBuilt", "baujahr");
        year("yearRenovated", "letztemodernisierung");
        object.find("zustand_angaben", "zustand")
                .ifPresent(z -> word("condition", z.attribute("zustand_art"), CONDITIONS));
        object.find("ausstattung", "moebliert").ifPresent(m -> word("furnishing", m.attribute("moeb"), FURNISHINGS));
        draft.put("heating", chosen("heizungsart", HEATINGS));
        object.find("zustand_angaben", "energiepass").ifPresent(this::energy);
        if (!draft.has("energy.carrier")) {
            draft.put("energy.carrier", chosen("befeuerung", CARRIERS));
        }
    }

    private void energy(Element pass) {
        String basis = pass.text("epart");
        boolean demand = basis != null && basis.toUpperCase(Locale.ROOT).startsWith("BEDARF");
        boolean consumption = basis != null && basis.toUpperCase(Locale.ROOT).startsWith("VERBRAUCH");
        draft.put("energy.basis", demand ? "demand" : consumption ? "consumption" : null);
        String[] values = consumption
                ? new String[] {"energieverbrauchkennwert", "endenergiebedarf", "waermewert", "hwbwert"}
                : new String[] {"endenergiebedarf", "hwbwert", "energieverbrauchkennwert", "waermewert"};
        for (String value : values) {
            if (pass.text(value) != null && !draft.has("energy.value")) {
                draft.putRead("energy.value", pass.text(value), measured(pass.text(value)));
            }
        }
        for (String name : new String[] {"wertklasse", "hwbklasse"}) {
            String letter = pass.text(name);
            if (letter != null && !draft.has("energy.efficiencyClass")) {
                String known = letter.toUpperCase(Locale.ROOT);
                draft.putRead(
                        "energy.efficiencyClass", letter, CLASS.matcher(known).matches() ? known : null);
            }
        }
        String factor = pass.text("fgeewert");
        draft.putRead("energy.efficiencyFactor", factor, factor == null ? null : ObjectMapping.parse(factor));
        String carrier = pass.text("primaerenergietraeger");
        word("energy.carrier", carrier == null ? null : carrier.toUpperCase(Locale.ROOT), CARRIERS);
        day("energy.issuedOn", pass.text("ausstelldatum"));
        day("energy.validUntil", pass.text("gueltig_bis"));
    }

    /** A figure of a certificate, its unit after it or not. */
    private static BigDecimal measured(String text) {
        Matcher figure = FIGURE.matcher(text);
        return figure.matches() ? ObjectMapping.parse(figure.group(1)) : null;
    }

    private void word(String field, String word, Map<String, String> words) {
        draft.putRead(field, word, word == null ? null : words.get(word));
    }

    private void day(String field, String text) {
        draft.putRead(field, text, text == null ? null : LooseDates.day(text));
    }

    private void year(String field, String element) {
        String text = object.text("zustand_angaben", element);
        String year = text == null ? null : LooseDates.year(text);
        draft.putRead(field, text, year == null ? null : ObjectMapping.parse(year));
    }

    private String chosen(String element, Map<String, String> words) {
        return object.find("ausstattung", element)
                .flatMap(e -> words.entrySet().stream()
                        .filter(word -> e.has(word.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
