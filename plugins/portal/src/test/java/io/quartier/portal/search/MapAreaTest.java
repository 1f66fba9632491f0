package io.quartier.portal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quartier.contract.error.InvalidValue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapAreaTest {

    @Test
    void boxIsReadAsWestSouthEastNorth() {
        assertThat(BoundingBox.valueOf("17.0, 48.1,17.2,48.2")).isEqualTo(new BoundingBox(17.0, 48.1, 17.2, 48.2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "17,49,18,48",
                "17,48,18,91",
                "-181,0,0,1",
                "NaN,0,1,1",
                "1,NaN,1,1"
            })
    void boxOffTheMapIsRefused(String text) {
        assertThatThrownBy(() -> BoundingBox.valueOf(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void boxAcrossTheDateLineIsTwo() {
        assertThat(new BoundingBox(170, -20, -170, -10).parts())
                .containsExactly(new BoundingBox(170, -20, 180, -10), new BoundingBox(-180, -20, -170, -10));
    }

    @Test
    void circleOfFiveKilometresNeedsASmallBox() {
        BoundingBox box = new Circle(48.1439, 17.1097, 5).box();

        assertThat(box.north() - box.south()).isCloseTo(0.0899, within(0.0001));
        assertThat(box.east() - box.west()).isCloseTo(0.1348, within(0.0001));
    }

    /** Whatever lies within the circle lies in its box: at the poles, across the date line, anywhere. */
    @Test
    void boxHoldsAllOfTheCircle() {
        Random random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            Circle circle = new Circle(
                    Math.toDegrees(Math.asin(2 * random.nextDouble() - 1)),
                    random.nextDouble() * 360 - 180,
                    0.1 + random.nextDouble() * 499);
            double[] place =
                    placeAt(circle, random.nextDouble() * circle.radiusKm(), random.nextDouble() * 2 * Math.PI);

            assertThat(circle.box().parts())
                    .as("%s around %s", place, circle)
                    .anyMatch(box -> box.south() <= place[0]
                            && place[0] <= box.north()
                            && box.west() <= place[1]
                            && place[1] <= box.east());
        }
    }

    /** The place so far from the centre in that direction. */
    private static double[] placeAt(Circle circle, double km, double bearing) {
        double angle = km / 6371.0088;
        double lat = Math.toRadians(circle.lat());
        double lat2 = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing));
        double lon2 = Math.toRadians(circle.lon())
                + Math.atan2(
                        Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
                        Math.cos(angle) - Math.sin(lat) * Math.sin(lat2));
        double lon = (Math.toDegrees(lon2) + 540) % 360 - 180;
        return new double[] {Math.toDegrees(lat2), lon};
    }
}
