package io.quartier.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why the server is not there, from its log, in the fewest lines that explain it. */
public final class FailureReport {

    private static final int LINES = 12;
    private static final int LENGTH = 400;
    private static final Pattern SERIOUS =
            Pattern.compile("\\bERROR\\b|\\bSEVERE\\b|\\bFATAL\\b|\\bWARN|Exception|[A-Z]{5}\\d{4}E|OutOfMemory");

    /** A line of the platform that says itself why it does not start, behind its level. */
    private static final Pattern REFUSAL = Pattern.compile("[A-Z]+ (Quartier does not start: .*)");

    /** What a person can do about what stands in the log. */
    private static final Map<Pattern, String> ADVICE = Map.of(
            Pattern.compile("CWWKO0221E|Address already in use"),
            "Its port is taken: choose another with -Dquartier.port=…",
            Pattern.compile("password authentication failed"),
            "The database does not accept the passwords: see -Dquartier.db.…",
            Pattern.compile("OutOfMemoryError|insufficient memory"),
            "The machine or the server is short of memory: 1 GB free is enough for a demo.",
            Pattern.compile("No space left on device"),
            "The disk is full.");

    private FailureReport() {}

    public static String of(Path log) {
        List<String> lines = read(log);
        List<String> refusals = lines.stream()
                .map(REFUSAL::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .distinct()
                .toList();
        if (!refusals.isEmpty()) {
            // whole sentences, which say what to do: whatever else stands in the log follows from them
            return "    " + String.join("\n    ", refusals) + "\nThe whole log: " + log;
        }
        List<String> serious = lines.stream()
                .filter(line -> SERIOUS.matcher(line).find())
                .distinct()
                .toList();
        List<String> shown = serious.isEmpty() ? lines : serious;
        StringBuilder report = new StringBuilder();
        shown.stream()
                .skip(Math.max(0, shown.size() - LINES))
                .forEach(line -> report.append("    ").append(shortened(line)).append('\n'));
        ADVICE.forEach((sign, advice) -> {
            if (lines.stream().anyMatch(line -> sign.matcher(line).find())) {
                report.append(advice).append('\n');
            }
        });
        return report.append("The whole log: ").append(log).toString();
    }

    private static List<String> read(Path log) {
        try {
            List<String> lines = new ArrayList<>();
            // not readAllLines, which fails on what is no UTF-8
            new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> lines.add(plain(line)));
            return lines;
        } catch (IOException e) {
            return List.of("The log could not be read: " + e.getMessage());
        }
    }

    /** The level and the message of a line that is a JSON object; any other line as it is. */
    private static String plain(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try (var reader = Json.createReader(new StringReader(line))) {
            JsonObject object = reader.readObject();
            String level = text(object, "loglevel") + text(object, "Level") + text(object, "level");
            String message = text(object, "message") + text(object, "LogMessage");
            return message.isEmpty() ? line : (level + " " + message).strip();
        } catch (JsonException notJson) {
            return line;
        }
    }

    private static String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString string ? string.getString() : "";
    }

    private static String shortened(String line) {
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + " …";
    }
}
