package io.quartier.launcher.demo;

import io.quartier.launcher.demo.Sample.Feature;
import io.quartier.launcher.demo.Sample.Shape;
import java.util.Random;

/** Prices as one could meet them: by city, street, size and shape, and rounded as people round them. */
final class Prices {

    private Prices() {}

    static long of(Sample sample, Random random) {
        City city = sample.city();
        double spread = 0.92 + random.nextDouble() * 0.16;
        double level = sample.place().level() * spread;
        double unit = sample.rent() ? city.rent() : city.salePrice();
        double price = switch (sample.kind()) {
            case APARTMENT -> unit * sample.area() * sizeDiscount(sample.area());
            case HOUSE -> unit * (0.85 * sample.area() + (sample.rent() ? 0 : 0.11 * sample.plot()));
            case OFFICE -> unit * 0.95 * sample.area();
            case RETAIL -> unit * 1.1 * sample.area();
            case LAND -> city.salePrice() * 0.16 * sample.plot();
            case PARKING -> city.rent() * 8;
        };
        return rounded(
                price * level * quality(sample), sample.rent(), city.currency().equals("CZK"));
    }

    /** Small flats cost more a square metre. */
    private static double sizeDiscount(int area) {
        return area < 40 ? 1.12 : area < 70 ? 1.03 : 0.97;
    }

    private static double quality(Sample sample) {
        double quality = 1;
        if (sample.isBuilding()) {
            quality = sample.shape() == Shape.NEW ? 1.12 : sample.shape() == Shape.NEEDS_RENOVATION ? 0.82 : 1;
        }
        return quality
                + (sample.has(Feature.GARAGE) ? 0.03 : 0)
                + (sample.outdoors().isPresent() ? 0.02 : 0);
    }

    private static long rounded(double price, boolean rent, boolean czech) {
        long step = (rent ? 5L : 1000L) * (czech ? 20 : 1);
        return Math.round(price / step) * step;
    }
}
