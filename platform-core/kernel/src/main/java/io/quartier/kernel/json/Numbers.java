package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads numbers exactly, and refuses what the wanted type cannot hold instead of bending it. */
final class Numbers {

    /** Digits on either side of the point; beyond it a number is an attack on memory, not a value. */
    private static final int MAX_DIGITS = 100;

    private Numbers() {}

    static long whole(String text, long min, long max) {
        return whole(exact(text, "integer"), min, max);
    }

    static long whole(BigDecimal number, long min, long max) {
        BigInteger value;
        try {
            value = bounded(number, "integer").toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw type("integer");
        }
        if (value.compareTo(BigInteger.valueOf(min)) < 0) {
            throw new InvalidValue(Fault.of("", "MIN", "min", min));
        }
        if (value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new InvalidValue(Fault.of("", "MAX", "max", max));
        }
        return value.longValueExact();
    }

    static double binary(String text) {
        return binary(exact(text, "number"));
    }

    static double binary(BigDecimal number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw type("number");
        }
        return value;
    }

    /** Plain digits with a point, as {@link BigDecimal#toPlainString} writes them. */
    static BigDecimal decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' && i == 0)) {
                throw type("decimal");
            }
        }
        return bounded(exact(text, "decimal"), "decimal");
    }

    static BigDecimal bounded(BigDecimal number, String expected) {
        if (Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
            throw type(expected);
        }
        return number;
    }

    private static BigDecimal exact(String text, String expected) {
        // BigDecimal takes digits of any script and a leading plus, and both "5." and ".5"
        if (text.isEmpty() || text.length() > MAX_DIGITS || !isAsciiNumber(text)) {
            throw type(expected);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw type(expected);
        }
    }

    private static boolean isAsciiNumber(String text) {
        char first = text.charAt(text.charAt(0) == '-' && text.length() > 1 ? 1 : 0);
        char last = text.charAt(text.length() - 1);
        return first >= '0' && first <= '9' && last >= '0' && last <= '9';
    }

    private static InvalidValue type(String expected) {
        return new InvalidValue(Fault.of("", Fault.TYPE, "expected", expected));
    }
}
