package io.quartier.kernel.json;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * JSON being written as UTF-8 bytes. Answers are whole before the first byte is sent, so that one which cannot be
 * written becomes an error answer, and they are written without a detour over characters.
 */
public final class JsonOutput {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final long SECONDS_OF_DAY = 86_400;
    private static final int LONG_TEXT = 16;
    private static final long ONES = 0x0101010101010101L;
    private static final long CONTROLS = 0x2020202020202020L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private byte[] bytes;
    private int length;

    /** Starts with room for this many bytes; it grows. */
    public JsonOutput(int expected) {
        bytes = new byte[expected];
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** What was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** What was written. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Sends what was written. */
    public void to(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** One ASCII character of JSON's own. */
    public void raw(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    /** Bytes that are JSON already. */
    public void raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    /** A name that needs no escapes, with quotes and colon, to be written many times. */
    public static byte[] key(String name) {
        return ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    /** A text. */
    public void text(String value) {
        int count = value.length();
        if (count >= LONG_TEXT) {
            // the JDK encodes ASCII by copying it, and eight bytes are looked at in one step
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            if (utf8.length == count && isPlain(utf8)) {
                room(count + 2);
                bytes[length++] = '"';
                System.arraycopy(utf8, 0, bytes, length, count);
                length += count;
                bytes[length++] = '"';
                return;
            }
        }
        // the worst case: every character escaped
        room(count * 6 + 2);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < count; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                if (c >= 0x20 && c != '"' && c != '\\') {
                    to[at++] = (byte) c;
                } else {
                    at = escape(c, to, at);
                }
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(value.charAt(i + 1))) {
                int point = Character.toCodePoint(c, value.charAt(++i));
                to[at++] = (byte) (0xF0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | point & 0x3F);
            } else {
                char written = Character.isSurrogate(c) ? '\uFFFD' : c;
                to[at++] = (byte) (0xE0 | written >> 12);
                to[at++] = (byte) (0x80 | written >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | written & 0x3F);
            }
        }
        to[at++] = '"';
        length = at;
    }

    /** Whether ASCII needs no escapes: no control character, no quote, no backslash. */
    private static boolean isPlain(byte[] ascii) {
        int i = 0;
        for (; i + Long.BYTES <= ascii.length; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(ascii, i);
            long controls = eight - CONTROLS;
            long quotes = (eight ^ QUOTES) - ONES;
            long backslashes = (eight ^ BACKSLASHES) - ONES;
            // a byte below what is taken from it borrows, which shows in its highest bit
            if (((controls | quotes | backslashes) & HIGHEST_BITS) != 0) {
                return false;
            }
        }
        for (; i < ascii.length; i++) {
            if (ascii[i] < 0x20 || ascii[i] == '"' || ascii[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private static int escape(char c, byte[] to, int start) {
        int at = start;
        to[at++] = '\\';
        switch (c) {
            case '"', '\\' -> to[at++] = (byte) c;
            case '\n' -> to[at++] = 'n';
            case '\r' -> to[at++] = 'r';
            case '\t' -> to[at++] = 't';
            default -> {
                to[at++] = 'u';
                to[at++] = '0';
                to[at++] = '0';
                to[at++] = HEX[c >> 4];
                to[at++] = HEX[c & 0xF];
            }
        }
        return at;
    }

    /** A text of ASCII characters that need no escapes. */
    @SuppressWarnings("deprecation") // copies the low bytes, which is just what ASCII needs
    public void plain(String ascii) {
        int count = ascii.length();
        room(count + 2);
        bytes[length++] = '"';
        ascii.getBytes(0, count, bytes, length);
        length += count;
        bytes[length++] = '"';
    }

    /** A whole number. */
    public void number(long value) {
        if (value < 0 || value > 999_999) {
            ascii(Long.toString(value));
            return;
        }
        room(6);
        int digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : value < 10_000 ? 4 : value < 100_000 ? 5 : 6;
        digits((int) value, digits);
    }

    /**
     * A number.
     *
     * @throws IllegalStateException for what JSON has no number for
     */
    public void number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException(value + " cannot be written as JSON");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            number((long) value);
        } else {
            ascii(Double.toString(value));
        }
    }

    /** A decimal, as a string: floating point at the other end must not bend it. */
    public void decimal(BigDecimal value) {
        plain(value.toPlainString());
    }

    /** A truth value. */
    public void bool(boolean value) {
        raw(value ? TRUE : FALSE);
    }

    /** Nothing. */
    public void nothing() {
        raw(NULL);
    }

    /** A UUID. */
    public void uuid(UUID value) {
        room(38);
        bytes[length++] = '"';
        hex(value.getMostSignificantBits(), 60, 32);
        bytes[length++] = '-';
        hex(value.getMostSignificantBits(), 28, 16);
        bytes[length++] = '-';
        hex(value.getMostSignificantBits(), 12, 0);
        bytes[length++] = '-';
        hex(value.getLeastSignificantBits(), 60, 48);
        bytes[length++] = '-';
        hex(value.getLeastSignificantBits(), 44, 0);
        bytes[length++] = '"';
    }

    private void hex(long bits, int from, int to) {
        for (int shift = from; shift >= to; shift -= 4) {
            bytes[length++] = HEX[(int) (bits >>> shift) & 0xF];
        }
    }

    /** An instant in UTC with microseconds, always of the same length, so that the texts sort as the instants do. */
    public void instant(Instant value) {
        long day = Math.floorDiv(value.getEpochSecond(), SECONDS_OF_DAY);
        int second = (int) Math.floorMod(value.getEpochSecond(), SECONDS_OF_DAY);
        // days to a date of the civil calendar: years start in March so that the leap day comes last
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        long year = yearOfEra + era * 400 + (month < 10 ? 0 : 1);
        if (year < 0 || year > 9999) {
            plain(value.toString());
            return;
        }
        room(29);
        bytes[length++] = '"';
        digits((int) year, 4);
        bytes[length++] = '-';
        digits(month < 10 ? month + 3 : month - 9, 2);
        bytes[length++] = '-';
        digits(dayOfYear - (153 * month + 2) / 5 + 1, 2);
        bytes[length++] = 'T';
        digits(second / 3600, 2);
        bytes[length++] = ':';
        digits(second / 60 % 60, 2);
        bytes[length++] = ':';
        digits(second % 60, 2);
        bytes[length++] = '.';
        digits(value.getNano() / 1000, 6);
        bytes[length++] = 'Z';
        bytes[length++] = '"';
    }

    private void digits(int value, int count) {
        int rest = value;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    @SuppressWarnings("deprecation") // copies the low bytes, which is just what ASCII needs
    private void ascii(String text) {
        int count = text.length();
        room(count);
        text.getBytes(0, count, bytes, length);
        length += count;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
