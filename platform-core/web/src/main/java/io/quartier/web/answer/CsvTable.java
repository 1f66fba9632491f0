package io.quartier.web.answer;

import io.quartier.contract.data.Page;
import io.quartier.kernel.json.FieldSelection;
import io.quartier.kernel.json.RecordShape;
import io.quartier.kernel.json.RecordShape.Component;
import io.quartier.kernel.json.RecordWriter;
import io.quartier.kernel.json.Words;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A list as CSV (RFC 4180, UTF-8): a column for each field, nested ones by their path as in {@code price.amount}. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay as they are.
 */
public final class CsvTable {

    /** {@code text/csv} as answered. */
    public static final MediaType MEDIA_TYPE =
            new MediaType("text", "csv", Map.of("charset", "utf-8", "header", "present"));

    /** What starts a formula, in plain and in full-width form, or lets one start in the next cell. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final List<Column> columns = new ArrayList<>();

    private CsvTable() {}

    /** The table of a record type. */
    static CsvTable of(Class<?> item, FieldSelection fields) {
        CsvTable table = new CsvTable();
        table.add(item, "", List.of(), fields);
        return table;
    }

    private void add(Class<?> type, String prefix, List<Component> above, FieldSelection fields) {
        for (Component component : RecordShape.of(type).components()) {
            FieldSelection below = fields == null ? null : fields.below(component.name());
            if (fields != null && below == null) {
                continue;
            }
            List<Component> path = new ArrayList<>(above);
            path.add(component);
            String name = prefix + component.name();
            if (component.type().isRecord() && path.size() < 5) {
                add(component.type(), name + ".", path, below == null || below.isWhole() ? null : below);
            } else {
                columns.add(new Column(name, path));
            }
        }
    }

    /** A name that may stand in quotes in a header. */
    public static String fileName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_-]", "");
        return (safe.isEmpty() ? "list" : safe) + ".csv";
    }

    /** Writes the page and, of an export, whatever follows it, a block at a time. */
    void write(Page<?> first, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 16_384);
        text.write(columns.stream().map(Column::name).collect(Collectors.joining(",")));
        text.write("\r\n");
        Page<?> page = first;
        while (page != null) {
            write(page.items(), text);
            page = page.rest() == null ? null : page.rest().get();
        }
        text.flush();
    }

    private void write(List<?> items, Writer text) throws IOException {
        for (Object item : items) {
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    text.write(',');
                }
                Object value = columns.get(i).of(item);
                if (value != null) {
                    text.write(cell(value));
                }
            }
            text.write("\r\n");
        }
    }

    static String cell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return quoted(harmless(text(value)));
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> word) {
            return Words.of(word);
        }
        if (value instanceof Collection<?> several && several.stream().noneMatch(CsvTable::isStructured)) {
            return several.stream().map(CsvTable::text).collect(Collectors.joining("; "));
        }
        if (isStructured(value) || value instanceof Collection<?>) {
            return RecordWriter.text(value);
        }
        return value instanceof Instant ? unquoted(RecordWriter.text(value)) : value.toString();
    }

    private static boolean isStructured(Object value) {
        return value instanceof Record || value instanceof Map<?, ?> || value instanceof Collection<?>;
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1);
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    private record Column(String name, List<Component> path) {
        Object of(Object item) {
            Object value = item;
            for (Component step : path) {
                if (value == null) {
                    return null;
                }
                value = step.of(value);
            }
            return value;
        }
    }
}
