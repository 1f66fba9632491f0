package io.quartier.listings.importing.openimmo;

import io.quartier.listings.importing.feed.DraftJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.stream.Collectors;

/** What an OpenImmo object says, in our words. Numbers that are none stay as they are, for the check to refuse. */
final class ObjectMapping {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("zimmer", "room"),
            Map.entry("wohnung", "apartment"),
            Map.entry("haus", "house"),
            Map.entry("grundstueck", "land"),
            Map.entry("buero_praxen", "office"),
            Map.entry("einzelhandel", "retail"),
            Map.entry("gastgewerbe", "hospitality"),
            Map.entry("hallen_lager_prod", "industrial"),
            Map.entry("land_und_forstwirtschaft", "agricultural"),
            Map.entry("parken", "parking"),
            Map.entry("freizeitimmobilie_gewerblich", "recreational"),
            Map.entry("zinshaus_renditeobjekt", "investment"),
            Map.entry("sonstige", "other"));

    private static final Map<String, String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(ObjectMapping::alpha3, country -> country, (first, second) -> first));

    private final Element object;
    private final DraftJson draft = new DraftJson();

    ObjectMapping(Element object, String externalId) {
        this.object = object;
        draft.put("externalId", externalId);
    }

    DraftJson read() {
        category();
        time();
        texts();
        address();
        new PriceMapping(object, draft).put();
        areas();
        new BuildingMapping(object, draft).put();
        draft.put("features", FeatureMapping.features(object));
        return draft;
    }

    private void category() {
        object.find("objektkategorie", "objektart")
                .ifPresent(kinds -> kinds.children().stream()
                        .filter(kind -> TYPES.containsKey(kind.name()))
                        .findFirst()
                        .ifPresent(kind -> {
                            draft.put("type", TYPES.get(kind.name()));
                            kind.attributes().values().stream()
                                    .map(ObjectMapping::word)
                                    .filter(Objects::nonNull)
                                    .findFirst()
                                    .ifPresent(word -> draft.put("subtype", word));
                        }));
        Transfer.of(object).ifPresent(transfer -> draft.put("transaction", transfer.word()));
        String from = object.text("verwaltung_objekt", "abdatum");
        draft.putRead("availableFrom", from, from == null ? null : LooseDates.day(from));
    }

    /** When it is to be public: see {@link OpenImmoItem#wish}. */
    private void time() {
        for (String element : new String[] {"aktiv_von", "aktiv_bis"}) {
            String text = object.text("verwaltung_techn", element);
            if (text != null && LooseDates.day(text) == null) {
                draft.leaveOut(element, text);
            }
        }
    }

    private void texts() {
        draft.put("title", object.text("freitexte", "objekttitel"));
        String description = Arrays.stream(
                        new String[] {"objektbeschreibung", "lage", "ausstatt_beschr", "sonstige_angaben"})
                .map(part -> object.text("freitexte", part))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
        draft.put("description", description.isEmpty() ? null : description);
        String language = object.text("verwaltung_techn", "sprache");
        draft.put("language", language == null ? null : language.replace('_', '-'));
    }

    private void address() {
        draft.put("address.street", object.text("geo", "strasse"));
        draft.put("address.houseNumber", object.text("geo", "hausnummer"));
        draft.put("address.postalCode", object.text("geo", "plz"));
        draft.put("address.city", object.text("geo", "ort"));
        draft.put("address.district", object.text("geo", "regionaler_zusatz"));
        draft.put("address.region", object.text("geo", "bundesland"));
        object.find("geo", "land").map(land -> land.attribute("iso_land")).ifPresent(country -> {
            String code = country.toUpperCase(Locale.ROOT);
            draft.put("address.country", COUNTRIES.getOrDefault(code, code));
        });
        boolean hidden = object.isNo("verwaltung_objekt", "objektadresse_freigeben");
        if (hidden || object.isYes("verwaltung_objekt", "objektadresse_freigeben")) {
            draft.put("streetHidden", hidden);
        }
        object.find("geo", "geokoordinaten").ifPresent(place -> {
            String lat = place.attribute("breitengrad");
            String lon = place.attribute("laengengrad");
            // both zero is the Gulf of Guinea: the sender knows no place
            if (lat != null && lon != null && !(isZero(lat) && isZero(lon))) {
                number("location.lat", lat);
                number("location.lon", lon);
            }
        });
    }

    private void areas() {
        measured("livingArea", "wohnflaeche");
        measured(
                "usableArea",
                "nutzflaeche",
                "bueroflaeche",
                "ladenflaeche",
                "verkaufsflaeche",
                "gastroflaeche",
                "lagerflaeche",
                "gesamtflaeche");
        measured("plotArea", "grundstuecksflaeche");
        measured("rooms", "anzahl_zimmer");
        measured("bedrooms", "anzahl_schlafzimmer");
        measured("bathrooms", "anzahl_badezimmer");
        measured("parkingSpaces", "anzahl_stellplaetze");
        number("floor", object.text("geo", "etage"));
        number("floors", object.text("geo", "anzahl_etagen"));
    }

    /** The first of the elements that has a number other than zero, which senders write for unknown. */
    private void measured(String field, String... elements) {
        for (String element : elements) {
            String text = object.text("flaechen", element);
            if (text != null && !isZero(text)) {
                number(field, text);
                return;
            }
        }
    }

    private void number(String field, String text) {
        put(draft, field, text);
    }

    /** Puts a number; a text that is none goes in as it is and is refused as the wrong type. */
    static void put(DraftJson draft, String field, String text) {
        if (text != null) {
            BigDecimal number = parse(text);
            if (number != null) {
                draft.put(field, number);
            } else {
                draft.put(field, text);
            }
        }
    }

    /** A number with a point, as the format has it, or with a comma, as some senders have it; null for others. */
    static BigDecimal parse(String text) {
        String plain = text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        try {
            return plain.length() > 40 ? null : new BigDecimal(plain);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isZero(String text) {
        BigDecimal number = parse(text);
        return number != null && number.signum() == 0;
    }

    /** {@code REIHENHAUS} is {@code reihenhaus}; null where nothing is left. */
    private static String word(String constant) {
        String word =
                constant.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return word.isEmpty() || word.length() > 40 ? null : word;
    }

    private static String alpha3(String country) {
        try {
            return new Locale.Builder().setRegion(country).build().getISO3Country();
        } catch (MissingResourceException e) {
            return country;
        }
    }
}
