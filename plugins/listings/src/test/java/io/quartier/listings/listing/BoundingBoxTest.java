package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Select;
import io.quartier.contract.error.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundingBoxTest {

    @Test
    void readsWestSouthEastNorth() {
        assertThat(BoundingBox.valueOf("17.0, 48.1,17.2,48.2")).isEqualTo(new BoundingBox(17.0, 48.1, 17.2, 48.2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,x", "1,2,3,91", "181,2,3,4", "NaN,2,3,4", "1,5,3,4", "1,2,3,4,5"})
    void refusesWhatIsNoPieceOfTheMap(String text) {
        assertThatThrownBy(() -> BoundingBox.valueOf(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void boxMayCrossTheDateLine() {
        Select select = Select.columns("id").from("places");
        BoundingBox.valueOf("170,-20,-170,20").restrict(select);

        assertThat(select.body().sql()).endsWith("(longitude >= ? or longitude <= ?)");
    }
}
