package io.quartier.contract.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "5, EUR, 500",
        "5.1, EUR, 510",
        "249000.00, EUR, 24900000",
        "1200, JPY, 1200",
        "1.234, BHD, 1234",
        "-3.50, EUR, -350"
    })
    void minorUnitsAreExact(String amount, String currency, long minor) {
        Money money = new Money(new BigDecimal(amount), currency);

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(Money.ofMinor(minor, currency)).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({
        "5.001, EUR, amount, DECIMALS",
        "1.5, JPY, amount, DECIMALS",
        "1e20, EUR, amount, DECIMALS",
        "1e1000000000, EUR, amount, DECIMALS",
        "99999999999999, EUR, amount, TOO_LARGE",
        "5, EURO, currency, CURRENCY",
        "5, XXX, currency, CURRENCY",
        "5, eur, currency, CURRENCY"
    })
    void whatCannotBeHeldIsRefusedAtItsField(String amount, String currency, String field, String code) {
        InvalidValue refused =
                catchThrowableOfType(InvalidValue.class, () -> new Money(new BigDecimal(amount), currency));

        assertThat(refused.faults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
    }

    @Test
    void bothMissingPartsAreReported() {
        InvalidValue refused = catchThrowableOfType(InvalidValue.class, () -> new Money(null, null));

        assertThat(refused.faults()).extracting(Fault::field).containsExactly("amount", "currency");
    }
}
