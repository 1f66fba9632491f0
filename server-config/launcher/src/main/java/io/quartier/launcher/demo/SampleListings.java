package io.quartier.launcher.demo;

import io.quartier.launcher.demo.Sample.Feature;
import io.quartier.launcher.demo.Sample.Kind;
import io.quartier.launcher.demo.Sample.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes the sample listings of both agencies. The files in the resources are its output; {@link #main} writes them anew after a
 * change here or in the phrases, and a test compares.
 */
final class SampleListings {

    static final List<String> COLUMNS = List.of(
            "externalId",
            "type",
            "transaction",
            "language",
            "title",
            "description",
            "price",
            "currency",
            "livingArea",
            "plotArea",
            "rooms",
            "bathrooms",
            "floor",
            "floors",
            "yearBuilt",
            "condition",
            "street",
            "houseNumber",
            "postalCode",
            "city",
            "district",
            "country",
            "lat",
            "lon",
            "features");

    private static final int SHARE_OF_ENGLISH = 20;

    private final Agency agency;
    private final Random random;
    private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);

    private SampleListings(Agency agency) {
        this.agency = agency;
        this.random = new Random(agency.key().hashCode());
        for (Language language : Language.values()) {
            phrases.put(language, Phrases.in("phrases_" + language.tag() + ".properties"));
        }
    }

    /** Writes the files of all agencies into the directory that is named first. */
    public static void main(String[] arguments) throws IOException {
        for (Agency agency : Agency.ALL) {
            Files.writeString(Path.of(arguments[0]).resolve(file(agency)), csv(agency));
        }
    }

    static String file(Agency agency) {
        return "listings-" + agency.key() + ".csv";
    }

    static String csv(Agency agency) {
        return new SampleListings(agency).csv();
    }

    private String csv() {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        int number = 1000;
        for (Agency.Share share : agency.shares()) {
            List<Place> places = Place.all().stream()
                    .filter(place -> place.city().equals(share.city().title()))
                    .toList();
            for (int i = 0; i < share.listings(); i++) {
                Sample sample = sample(share.city(), places.get(random.nextInt(places.size())));
                text.append(row(number++, sample)).append('\n');
            }
        }
        return text.toString();
    }

    private Sample sample(City city, Place place) {
        Kind kind = kind();
        boolean home = kind == Kind.APARTMENT || kind == Kind.HOUSE;
        int rooms = switch (kind) {
            case APARTMENT -> 1 + weighted(15, 30, 32, 17, 6);
            case HOUSE -> 4 + weighted(40, 40, 20);
            case OFFICE, RETAIL, LAND, PARKING -> 0;
        };
        int area = switch (kind) {
            case APARTMENT -> 14 + rooms * 20 + random.nextInt(6 + rooms * 5);
            case HOUSE -> 35 + rooms * 22 + random.nextInt(45);
            case OFFICE -> 80 + random.nextInt(220);
            case RETAIL -> 40 + random.nextInt(120);
            case LAND, PARKING -> 0;
        };
        int plot = kind == Kind.HOUSE || kind == Kind.LAND ? 300 + 10 * random.nextInt(70) : 0;
        int floors = kind == Kind.HOUSE ? 2 : kind == Kind.LAND || kind == Kind.PARKING ? 0 : 4 + random.nextInt(5);
        int floor =
                kind == Kind.APARTMENT || kind == Kind.OFFICE ? random.nextInt(floors) : kind == Kind.RETAIL ? 0 : -1;
        boolean rent = kind == Kind.PARKING || (kind != Kind.LAND && random.nextInt(100) < (home ? 38 : 65));
        Shape shape = shape(rent);
        int year = yearBuilt(shape);
        return new Sample(
                kind, rent, place, city, rooms, area, plot, floor, floors, year, shape, features(kind, floor, floors));
    }

    private Kind kind() {
        return switch (weighted(70, 14, 5, 4, 4, 3)) {
            case 0 -> Kind.APARTMENT;
            case 1 -> Kind.HOUSE;
            case 2 -> Kind.OFFICE;
            case 3 -> Kind.RETAIL;
            case 4 -> Kind.LAND;
            default -> Kind.PARKING;
        };
    }

    private Shape shape(boolean rent) {
        return switch (weighted(15, 35, 38, rent ? 0 : 12)) {
            case 0 -> Shape.NEW;
            case 1 -> Shape.RENOVATED;
            case 2 -> Shape.GOOD;
            default -> Shape.NEEDS_RENOVATION;
        };
    }

    private int yearBuilt(Shape shape) {
        return switch (shape) {
            case NEW -> 2024 + random.nextInt(3);
            case GOOD -> random.nextBoolean() ? 1995 + random.nextInt(27) : oldYear();
            case RENOVATED, NEEDS_RENOVATION -> oldYear();
        };
    }

    private int oldYear() {
        return random.nextBoolean() ? 1890 + random.nextInt(45) : 1955 + random.nextInt(38);
    }

    private Set<Feature> features(Kind kind, int floor, int floors) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        switch (kind) {
            case APARTMENT -> {
                maybe(features, 55, floor == 0 ? Feature.TERRACE : Feature.BALCONY);
                maybe(features, floors > 4 ? 80 : 25, Feature.LIFT);
                maybe(features, 60, Feature.CELLAR);
                maybe(features, 18, Feature.GARAGE);
                maybe(features, 55, Feature.FITTED_KITCHEN);
                maybe(features, 15, Feature.AIR_CONDITIONING);
                maybe(features, 12, Feature.BARRIER_FREE);
            }
            case HOUSE -> {
                maybe(features, 85, Feature.GARDEN);
                maybe(features, 60, Feature.TERRACE);
                maybe(features, 65, Feature.GARAGE);
                maybe(features, 35, Feature.FIREPLACE);
                maybe(features, 50, Feature.FITTED_KITCHEN);
            }
            case OFFICE, RETAIL -> {
                maybe(features, 45, Feature.AIR_CONDITIONING);
                maybe(features, 40, Feature.BARRIER_FREE);
            }
            case LAND, PARKING -> {}
        }
        return features;
    }

    private void maybe(Set<Feature> features, int percent, Feature feature) {
        if (random.nextInt(100) < percent) {
            features.add(feature);
        }
    }

    /** 0, 1, 2 …, as often as the weights say. */
    private int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = random.nextInt(sum);
        int choice = 0;
        while (drawn >= weights[choice]) {
            drawn -= weights[choice++];
        }
        return choice;
    }

    private String row(int number, Sample sample) {
        City city = sample.city();
        Place place = sample.place();
        boolean english = city.language() != Language.ENGLISH && random.nextInt(100) < SHARE_OF_ENGLISH;
        Language language = english ? Language.ENGLISH : city.language();
        Phrases phrases = this.phrases.get(language);
        String where = english ? "in " + place.district() : place.where();
        List<String> cells = new ArrayList<>(List.of(
                agency.key().toUpperCase(Locale.ROOT).charAt(0) + "-" + number,
                Words.of(sample.kind()),
                sample.rent() ? "rent" : "sale",
                language.tag(),
                phrases.headline(sample, where, random),
                phrases.description(sample, where, random),
                Long.toString(Prices.of(sample, random)),
                city.currency(),
                number(sample.area()),
                number(sample.plot()),
                number(sample.rooms()),
                sample.isHome() ? Integer.toString(sample.rooms() > 3 ? 2 : 1) : "",
                sample.floor() < 0 ? "" : Integer.toString(sample.floor()),
                number(sample.floors()),
                sample.isBuilding() ? Integer.toString(sample.yearBuilt()) : "",
                sample.isBuilding() ? Words.of(sample.shape()) : "",
                place.street(),
                Integer.toString(1 + random.nextInt(88)),
                place.postalCode(),
                place.city(),
                place.district(),
                city.country(),
                nearby(place.lat(), 0.0012),
                nearby(place.lon(), 0.0018),
                String.join(";", sample.features().stream().map(Words::of).toList())));
        return String.join(",", cells.stream().map(SampleListings::quoted).toList());
    }

    private String nearby(double degrees, double reach) {
        return String.format(Locale.ROOT, "%.5f", degrees + (random.nextDouble() * 2 - 1) * reach);
    }

    private static String number(int value) {
        return value > 0 ? Integer.toString(value) : "";
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
