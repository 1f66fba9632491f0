package io.quartier.contract.money;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money, exact to the currency's smallest unit. In the database it is two columns, {@code <name>_minor
 * bigint} and {@code <name>_currency text}.
 *
 * @param amount with the currency's decimals; up to 15 digits in minor units
 * @param currency ISO 4217, three letters
 */
@Schema(description = "An amount of money, exact to the currency's smallest unit.")
public record Money(
        @Schema(type = SchemaType.STRING, example = "249000.00", description = "Decimal number as a string.")
        BigDecimal amount,

        @Schema(example = "EUR", description = "ISO 4217.") String currency) {

    private static final long MAX_MINOR = 999_999_999_999_999L;

    /** Checks the currency and the number of decimals, and fills these up: 5 becomes 5.00. */
    public Money {
        List<Fault> faults = new ArrayList<>();
        if (amount == null) {
            faults.add(Fault.of("amount", Fault.REQUIRED));
        }
        if (currency == null) {
            faults.add(Fault.of("currency", Fault.REQUIRED));
        }
        Integer decimals = currency == null ? null : decimalsOf(currency);
        if (currency != null && decimals == null) {
            faults.add(Fault.of("currency", "CURRENCY"));
        }
        if (amount != null && decimals != null) {
            if (amount.precision() - amount.scale() > 15
                    || amount.stripTrailingZeros().scale() > decimals) {
                faults.add(Fault.of("amount", "DECIMALS", "max", decimals));
            } else {
                amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
                if (amount.unscaledValue().bitLength() > 62
                        || Math.abs(amount.unscaledValue().longValue()) > MAX_MINOR) {
                    faults.add(Fault.of("amount", "TOO_LARGE"));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults.toArray(Fault[]::new));
        }
    }

    /** From the smallest unit: cents for EUR. */
    public static Money ofMinor(long minor, String currency) {
        return new Money(
                BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits()), currency);
    }

    /** In the smallest unit: cents for EUR. */
    public long minor() {
        return amount.unscaledValue().longValueExact();
    }

    private static Integer decimalsOf(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? null : digits;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
