package io.quartier.listings.importing;

import io.quartier.contract.error.Fault;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an agency asks for, read from the parts of its request.
 *
 * @param format null where it is missing or unknown
 * @param mapping of a CSV file, JSON
 * @param fileName as its sender calls it
 * @param file null where it is missing
 */
record ImportRequest(
        ImportFormat format, boolean dryRun, boolean publish, String mapping, String fileName, InputStream file) {

    private static final List<String> PARTS = List.of("file", "format", "dryRun", "publish", "mapping");
    private static final int MAX_TEXT = 100_000;

    /** Reads the parts; what is wrong with them goes into the faults. */
    static ImportRequest of(List<EntityPart> parts, List<Fault> faults) throws IOException {
        Map<String, EntityPart> byName = new HashMap<>();
        for (EntityPart part : parts) {
            if (!PARTS.contains(part.getName())) {
                faults.add(
                        Fault.of(shortened(part.getName()), Fault.UNKNOWN_FIELD, "allowed", String.join(", ", PARTS)));
            } else if (byName.put(part.getName(), part) != null) {
                faults.add(Fault.of(part.getName(), Fault.REPEATED));
            }
        }
        EntityPart file = byName.get("file");
        if (file == null) {
            faults.add(Fault.of("file", Fault.REQUIRED));
        }
        return new ImportRequest(
                format(text(byName.get("format"), faults), faults),
                flag("dryRun", byName, faults),
                flag("publish", byName, faults),
                text(byName.get("mapping"), faults),
                file == null ? null : fileName(file),
                file == null ? null : file.getContent());
    }

    private static ImportFormat format(String word, List<Fault> faults) {
        if (word == null) {
            faults.add(Fault.of("format", Fault.REQUIRED));
            return null;
        }
        for (ImportFormat format : ImportFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                return format;
            }
        }
        faults.add(Fault.of(
                "format",
                Fault.NOT_ONE_OF,
                "allowed",
                String.join(
                        ", ",
                        Arrays.stream(ImportFormat.values())
                                .map(f -> f.name().toLowerCase(Locale.ROOT))
                                .toList())));
        return null;
    }

    private static boolean flag(String name, Map<String, EntityPart> parts, List<Fault> faults) throws IOException {
        String word = text(parts.get(name), faults);
        if (word != null && !word.equals("true") && !word.equals("false")) {
            faults.add(Fault.of(name, Fault.TYPE, "expected", "boolean"));
        }
        return "true".equals(word);
    }

    /** As UTF-8, whatever the servers take for the default of a part; null where it is blank. */
    private static String text(EntityPart part, List<Fault> faults) throws IOException {
        if (part == null) {
            return null;
        }
        byte[] bytes = part.getContent().readNBytes(MAX_TEXT + 1);
        if (bytes.length > MAX_TEXT) {
            faults.add(Fault.of(part.getName(), "LENGTH", "max", MAX_TEXT));
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? null : text;
    }

    private static String fileName(EntityPart file) {
        return file.getFileName()
                .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                .map(name -> name.replaceAll("\\p{Cntrl}", ""))
                .map(ImportRequest::shortened)
                .filter(name -> !name.isBlank())
                .orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
