package io.quartier.listings.listing;

import io.quartier.contract.data.Select;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;

/**
 * A piece of the map, as clients write it: {@code minLon,minLat,maxLon,maxLat}. A box whose west lies east of its east
 * crosses the date line.
 */
public record BoundingBox(double west, double south, double east, double north) {

    /** For JAX-RS. */
    public static BoundingBox valueOf(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw malformed();
        }
        double[] degrees = new double[4];
        for (int i = 0; i < 4; i++) {
            try {
                degrees[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw malformed();
            }
            if (!(Math.abs(degrees[i]) <= (i % 2 == 0 ? 180 : 90))) {
                throw malformed();
            }
        }
        if (degrees[1] > degrees[3]) {
            throw malformed();
        }
        return new BoundingBox(degrees[0], degrees[1], degrees[2], degrees[3]);
    }

    void restrict(Select select) {
        select.whereAll("latitude between ? and ?", south, north);
        select.whereAll(west <= east ? "longitude between ? and ?" : "(longitude >= ? or longitude <= ?)", west, east);
    }

    private static InvalidValue malformed() {
        return new InvalidValue(Fault.of("", Fault.FORMAT, "expected", "minLon,minLat,maxLon,maxLat"));
    }
}
