package io.quartier.launcher.demo;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts of a sample listing; its texts are made of them.
 *
 * @param rooms living room counted
 * @param area of the living space, or of the ground for land, in square metres
 * @param floor absent (negative) where there is none
 */
record Sample(
        Kind kind,
        boolean rent,
        Place place,
        City city,
        int rooms,
        int area,
        int plot,
        int floor,
        int floors,
        int yearBuilt,
        Shape shape,
        Set<Feature> features) {

    enum Kind {
        APARTMENT,
        HOUSE,
        OFFICE,
        RETAIL,
        LAND,
        PARKING
    }

    /** What shape it is in. */
    enum Shape {
        NEW,
        RENOVATED,
        GOOD,
        NEEDS_RENOVATION
    }

    enum Feature {
        BALCONY,
        TERRACE,
        GARDEN,
        LIFT,
        CELLAR,
        GARAGE,
        AIR_CONDITIONING,
        FITTED_KITCHEN,
        FIREPLACE,
        BARRIER_FREE
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** What there is in the open, to be named in the headline. */
    Optional<Feature> outdoors() {
        return Stream.of(Feature.GARDEN, Feature.TERRACE, Feature.BALCONY)
                .filter(this::has)
                .findFirst();
    }

    boolean isHome() {
        return kind == Kind.APARTMENT || kind == Kind.HOUSE;
    }

    boolean isBuilding() {
        return kind != Kind.LAND && kind != Kind.PARKING;
    }
}
