package io.quartier.portal.search;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import java.util.List;

/**
 * A part of the map between two meridians and two parallels, in degrees. One whose west lies east of its east crosses
 * the date line.
 */
public record BoundingBox(double west, double south, double east, double north) {

    private static final String FORM = "west,south,east,north in degrees";

    /** Refuses what is not on the map. */
    public BoundingBox {
        boolean onMap =
                Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
        if (!onMap || south > north) {
            throw new InvalidValue(Fault.of("", Fault.FORMAT, "expected", FORM));
        }
    }

    /** From a query parameter: {@code 17.0,48.1,17.2,48.2}. */
    public static BoundingBox valueOf(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 4) {
                return new BoundingBox(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidValue(Fault.of("", Fault.FORMAT, "expected", FORM));
    }

    /** The same area in boxes that do not cross the date line: one or two. */
    List<BoundingBox> parts() {
        return west <= east
                ? List.of(this)
                : List.of(new BoundingBox(west, south, 180, north), new BoundingBox(-180, south, east, north));
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }
}
