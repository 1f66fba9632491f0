package io.quartier.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A street that exists.
 *
 * @param where the district with its preposition, in the language of the place
 * @param level what a square metre costs here beside the city's usual price
 */
record Place(
        String city,
        String street,
        String postalCode,
        String district,
        String where,
        double lat,
        double lon,
        double level) {

    static List<Place> all() {
        try (InputStream in = Place.class.getResourceAsStream("places.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Place::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Place of(String line) {
        String[] cells = line.split(",", -1);
        return new Place(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]));
    }
}
