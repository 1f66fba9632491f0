package io.quartier.kernel.json;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON text as a tree, strict where parsers are not: UTF-8 only, no field twice, not deeper than {@value #MAX_DEPTH}.
 *
 * @param value the tree; of a repeated field it holds the last
 * @param repeated a fault for each field that stands more than once, as far as one answer lists them
 */
public record JsonBody(JsonValue value, List<Fault> repeated) {

    /** Levels of objects and arrays at most. */
    public static final int MAX_DEPTH = 64;
    /** Characters of one number at most. */
    private static final int MAX_NUMBER = 100;

    // looked up once: the static methods of Json search for the provider each time
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = JsonProvider.provider().createBuilderFactory(Map.of());

    /**
     * Parses a text.
     *
     * @throws QuartierException {@code MALFORMED_REQUEST} that says where the text goes wrong
     */
    public static JsonBody parse(byte[] utf8) {
        if (utf8.length == 0) {
            throw malformed(Fault.of("", "EMPTY"));
        }
        return parse(decode(utf8));
    }

    /** Parses a text. */
    public static JsonBody parse(String text) {
        Reading at = new Reading();
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext()) {
                throw malformed(Fault.of("", "EMPTY"));
            }
            JsonValue value = value(parser, parser.next(), at, 0);
            if (parser.hasNext()) {
                parser.next();
                throw syntax(parser);
            }
            return new JsonBody(value, at.faults());
        } catch (JsonParsingException e) {
            throw syntax(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
        } catch (JsonException | IllegalStateException | java.util.NoSuchElementException e) {
            throw malformed(Fault.of("", "SYNTAX"));
        }
    }

    private static String decode(byte[] utf8) {
        int start =
                utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, start, utf8.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(Fault.of("", "ENCODING"));
        }
    }

    private static JsonValue value(JsonParser parser, JsonParser.Event event, Reading at, int depth) {
        if (depth > MAX_DEPTH) {
            throw malformed(Fault.of("", "TOO_DEEP", "max", MAX_DEPTH));
        }
        return switch (event) {
            case START_OBJECT -> object(parser, at, depth);
            case START_ARRAY -> array(parser, at, depth);
            case VALUE_NUMBER -> number(parser);
            default -> parser.getValue();
        };
    }

    private static JsonObject object(JsonParser parser, Reading at, int depth) {
        JsonObjectBuilder object = BUILDERS.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_OBJECT; event = parser.next()) {
            String name = parser.getString();
            at.into(name);
            if (!names.add(name)) {
                at.fault(Fault.REPEATED);
            }
            object.add(name, value(parser, parser.next(), at, depth + 1));
            at.out();
        }
        return object.build();
    }

    private static JsonArray array(JsonParser parser, Reading at, int depth) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        int index = 0;
        for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            at.into(index++);
            array.add(value(parser, event, at, depth + 1));
            at.out();
        }
        return array.build();
    }

    private static JsonValue number(JsonParser parser) {
        try {
            if (parser.getString().length() <= MAX_NUMBER) {
                return parser.getValue();
            }
        } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException e) {
            // an exponent that no number type holds: told below like a number of a thousand digits
        }
        throw malformed(new Fault(
                "",
                "NUMBER",
                Map.of(
                        "line", parser.getLocation().getLineNumber(),
                        "column", parser.getLocation().getColumnNumber())));
    }

    private static QuartierException syntax(JsonParser parser) {
        return syntax(parser.getLocation().getLineNumber(), parser.getLocation().getColumnNumber());
    }

    private static QuartierException syntax(long line, long column) {
        return malformed(
                line < 1
                        ? Fault.of("", "SYNTAX")
                        : new Fault("", "SYNTAX_AT", Map.of("line", line, "column", Math.max(1, column))));
    }

    private static QuartierException malformed(Fault fault) {
        return QuartierException.of(CoreProblem.MALFORMED_REQUEST, List.of(fault));
    }
}
