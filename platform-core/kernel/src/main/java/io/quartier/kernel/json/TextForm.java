package io.quartier.kernel.json;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * How a type is written as a text: in JSON strings and in query and path parameters alike.
 *
 * @param expected what a reader of an error message should write, the argument {@code expected}
 */
public record TextForm(String expected, Function<String, Object> parser) {

    private static final Map<Class<?>, TextForm> KNOWN = new HashMap<>();
    private static final ClassValue<TextForm> OTHERS = new ClassValue<>() {
        @Override
        protected TextForm computeValue(Class<?> type) {
            return type.isEnum() ? words(type) : factory(type);
        }
    };

    static {
        KNOWN.put(String.class, new TextForm("text", TextForm::storable));
        KNOWN.put(UUID.class, new TextForm("uuid", checked("uuid", TextForm::uuid)));
        KNOWN.put(LocalDate.class, new TextForm("date", checked("date", TextForm::date)));
        KNOWN.put(Instant.class, new TextForm("instant", checked("instant", TextForm::instant)));
        KNOWN.put(LocalTime.class, new TextForm("time", checked("time", LocalTime::parse)));
        KNOWN.put(YearMonth.class, new TextForm("month", checked("month", TextForm::month)));
        KNOWN.put(BigDecimal.class, new TextForm("decimal", Numbers::decimal));
        KNOWN.put(Double.class, new TextForm("number", Numbers::binary));
        KNOWN.put(Integer.class, new TextForm("integer", t ->
                (int) Numbers.whole(t, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        KNOWN.put(Long.class, new TextForm("integer", t -> Numbers.whole(t, Long.MIN_VALUE, Long.MAX_VALUE)));
        KNOWN.put(Boolean.class, new TextForm("boolean", TextForm::bool));
        KNOWN.put(int.class, KNOWN.get(Integer.class));
        KNOWN.put(long.class, KNOWN.get(Long.class));
        KNOWN.put(double.class, KNOWN.get(Double.class));
        KNOWN.put(boolean.class, KNOWN.get(Boolean.class));
    }

    /** The form of a type, null where it has none. */
    public static TextForm of(Class<?> type) {
        TextForm known = KNOWN.get(type);
        return known != null ? known : OTHERS.get(type);
    }

    /**
     * The value.
     *
     * @throws InvalidValue with its fault
     */
    public Object parse(String text) {
        return parser.apply(text);
    }

    /** Refuses characters that PostgreSQL cannot store: NUL, and halves of a surrogate pair. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidValue(Fault.of("", "CHARACTER"));
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new InvalidValue(Fault.of("", "CHARACTER"));
                }
                i++;
            }
        }
        return text;
    }

    private static Function<String, Object> checked(String expected, Function<String, Object> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (InvalidValue e) {
                throw e;
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new InvalidValue(Fault.of("", Fault.FORMAT, "expected", expected));
            }
        };
    }

    private static Object uuid(String text) {
        // UUID.fromString alone takes "1-1-1-1-1"
        if (text.length() != 36) {
            throw new IllegalArgumentException("not 36 characters");
        }
        return UUID.fromString(text);
    }

    private static Object date(String text) {
        return text.length() == 10 ? LocalDate.parse(text) : fail();
    }

    private static Object month(String text) {
        return text.length() == 7 ? YearMonth.parse(text) : fail();
    }

    private static Object instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        // four digits of year, as text sorts and as every client reads it
        long second = instant.getEpochSecond();
        return second >= -62_135_596_800L && second < 253_402_300_800L ? instant : fail();
    }

    private static Object fail() {
        throw new IllegalArgumentException("outside of the form");
    }

    private static Object bool(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new InvalidValue(Fault.of("", Fault.TYPE, "expected", "boolean"));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TextForm words(Class<?> type) {
        Class<? extends Enum> words = (Class<? extends Enum>) type;
        String allowed = String.join(", ", Words.all((Class) words));
        return new TextForm("word", text -> {
            Object constant = Words.parse(text, (Class) words);
            if (constant == null) {
                throw new InvalidValue(Fault.of("", Fault.NOT_ONE_OF, "allowed", allowed));
            }
            return constant;
        });
    }

    /** A class of one's own with {@code static T valueOf(String)} or {@code fromString(String)}. */
    private static TextForm factory(Class<?> type) {
        for (String name : new String[] {"valueOf", "fromString"}) {
            try {
                Method method = type.getDeclaredMethod(name, String.class);
                if (Modifier.isStatic(method.getModifiers()) && type.isAssignableFrom(method.getReturnType())) {
                    method.setAccessible(true);
                    return new TextForm("text", checked("text", text -> call(method, storable(text))));
                }
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return null;
    }

    private static Object call(Method method, String text) {
        try {
            return method.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(method + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot call " + method, e);
        }
    }
}
