package io.quartier.kernel.notification.delivery;

import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses and telephone numbers. */
public final class Addresses {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private Addresses() {}

    /** The form under which the same address is always found. */
    public static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a telephone number in the form of E.164. */
    public static boolean isE164(String number) {
        return E164.matcher(number).matches();
    }

    /** So much of an address that its owner knows it and nobody else can write there. */
    public static String masked(String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        return at > 0
                ? address.charAt(0) + "***" + address.substring(at)
                : address.length() < 7
                        ? "***"
                        : address.substring(0, 4) + "***" + address.substring(address.length() - 2);
    }
}
