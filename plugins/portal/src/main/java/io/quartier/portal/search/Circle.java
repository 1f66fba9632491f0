package io.quartier.portal.search;

/** All places that are at most so far from one, along the great circle. */
record Circle(double lat, double lon, double radiusKm) {

    private static final double EARTH_RADIUS_KM = 6371.0088;
    /** Rounding must not lose what lies on the edge. */
    private static final double MARGIN = 1 + 1e-9;

    /** The smallest box around it, which an index can find. */
    BoundingBox box() {
        double angle = radiusKm / EARTH_RADIUS_KM * MARGIN;
        double south = lat - Math.toDegrees(angle);
        double north = lat + Math.toDegrees(angle);
        if (south <= -90 || north >= 90) {
            // around a pole every meridian is touched
            return new BoundingBox(-180, Math.max(south, -90), 180, Math.min(north, 90));
        }
        double width = Math.toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(lat))))) * MARGIN;
        return new BoundingBox(onMap(lon - width), south, onMap(lon + width), north);
    }

    private static double onMap(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }
}
