package io.quartier.bench;

import io.quartier.bench.Population.Organization;
import io.quartier.contract.data.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The statements that the product sent for one request, as PostgreSQL logged them, with what varies from request to request
 * marked: so the baseline runs the product's SQL of today, not a copy that was right once.
 *
 * @param transaction whether they ran between BEGIN and COMMIT
 */
record Recording(boolean transaction, List<Step> steps) {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What a bound value stands for. */
    enum Kind {
        ORGANIZATION,
        USER,
        /** The listing that was asked for. */
        LISTING,
        /** An id that the request made. */
        FRESH,
        /** The same in every request. */
        FIXED,
        NULL
    }

    record Value(Kind kind, String text) {}

    /** One statement, question marks for its values. */
    record Step(String sql, List<Value> values) {

        boolean setsContext() {
            return sql.contains("set_config");
        }
    }

    /** @param listing the one that was asked for, null where the request made one */
    static Recording of(List<StatementLog.Entry> entries, Organization organization, String listing) {
        List<Step> steps = new ArrayList<>();
        boolean transaction = false;
        for (StatementLog.Entry entry : entries) {
            if (entry.sql().equalsIgnoreCase("BEGIN")) {
                transaction = true;
            } else if (!entry.sql().equalsIgnoreCase("COMMIT")) {
                steps.add(new Step(
                        entry.sql().replaceAll("\\$\\d+", "?"),
                        entry.values().stream()
                                .map(value -> new Value(kind(value, organization, listing), value))
                                .toList()));
            }
        }
        return new Recording(transaction, steps);
    }

    private static Kind kind(String value, Organization organization, String listing) {
        if (value == null) {
            return Kind.NULL;
        } else if (value.equals(organization.id())) {
            return Kind.ORGANIZATION;
        } else if (value.equals(organization.user())) {
            return Kind.USER;
        } else if (value.equals(listing)) {
            return Kind.LISTING;
        }
        return listing == null && UUID_TEXT.matcher(value).matches() ? Kind.FRESH : Kind.FIXED;
    }

    /** What to bind for one request; an id that stood in several places is the same again in all of them. */
    List<List<String>> values(Organization organization) {
        Map<String, String> fresh = new HashMap<>();
        String listing = organization.someListing();
        List<List<String>> all = new ArrayList<>();
        for (Step step : steps) {
            List<String> values = new ArrayList<>();
            for (Value value : step.values()) {
                values.add(
                        switch (value.kind()) {
                            case ORGANIZATION -> organization.id();
                            case USER -> organization.user();
                            case LISTING -> listing;
                            case FRESH ->
                                fresh.computeIfAbsent(
                                        value.text(), text -> Ids.next().toString());
                            case FIXED -> value.text();
                            case NULL -> null;
                        });
            }
            all.add(values);
        }
        return all;
    }

    /** One line a statement, one a value: for the JVM of the baseline. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Boolean.toString(transaction));
        for (Step step : steps) {
            lines.add("statement " + encode(step.sql()));
            for (Value value : step.values()) {
                lines.add(value.kind() + " " + encode(value.text() == null ? "" : value.text()));
            }
        }
        Files.write(file, lines);
    }

    static Recording read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Step> steps = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", 2);
            String text = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            if (parts[0].equals("statement")) {
                steps.add(new Step(text, new ArrayList<>()));
            } else {
                steps.get(steps.size() - 1).values().add(new Value(Kind.valueOf(parts[0]), text));
            }
        }
        return new Recording(Boolean.parseBoolean(lines.get(0)), steps);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
