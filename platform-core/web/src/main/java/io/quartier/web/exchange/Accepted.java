package io.quartier.web.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a client takes, as far as JAX-RS cannot settle it: lists come as CSV, and errors as RFC 9457, from resources that
 * know of JSON only.
 *
 * @param csv the client asks for CSV first, and Paging reads it the same way
 * @param onlyCsv nothing that JSON satisfies was named
 * @param problemJson errors are wanted as {@code application/problem+json}
 * @param rewritten the header that resources are to see, null where the client's own will do
 */
public record Accepted(boolean csv, boolean onlyCsv, boolean problemJson, String rewritten) {

    private static final Accepted JSON = new Accepted(false, false, false, null);
    private static final String PROBLEM = "application/problem+json";
    private static final int REMEMBERED = 1000;
    private static final int MAX_LENGTH = 1000;

    private static final Map<String, Accepted> KNOWN = new ConcurrentHashMap<>();

    /** Reads an {@code Accept} header, which may be null or nonsense. */
    public static Accepted of(String header) {
        if (header == null || header.equals("*/*") || header.equals("application/json")) {
            return JSON;
        }
        if (header.length() > MAX_LENGTH) {
            return new Accepted(false, false, false, "application/json");
        }
        Accepted known = KNOWN.get(header);
        if (known == null) {
            known = read(header);
            if (KNOWN.size() < REMEMBERED) {
                KNOWN.put(header, known);
            }
        }
        return known;
    }

    private static Accepted read(String header) {
        StringBuilder kept = new StringBuilder();
        boolean csv = false;
        boolean json = false;
        boolean problem = false;
        boolean first = true;
        for (String part : header.split(",", -1)) {
            String range = part.strip();
            String type = type(range);
            if (type == null) {
                continue;
            }
            csv |= first && type.equals("text/csv");
            json |= type.equals("*/*") || type.startsWith("application/") && !type.equals(PROBLEM);
            problem |= type.equals(PROBLEM);
            first = false;
            kept.append(kept.isEmpty() ? "" : ", ").append(range);
        }
        if (kept.isEmpty()) {
            // nothing in it is a media range: as if it were not there
            return header.isBlank() ? JSON : new Accepted(false, false, false, "*/*");
        }
        boolean addJson = !json && (csv || problem);
        if (addJson) {
            kept.append(", application/json;q=0.001");
        }
        boolean same = kept.length() == header.length();
        return new Accepted(csv, csv && !json && !problem, problem, same ? null : kept.toString());
    }

    /** The type of a media range, in lower case; null where it is none, which some servers answer with 500. */
    private static String type(String range) {
        int semicolon = range.indexOf(';');
        String type =
                (semicolon < 0 ? range : range.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        int slash = type.indexOf('/');
        if (slash <= 0 || slash == type.length() - 1 || type.indexOf('/', slash + 1) >= 0 || !isToken(type)) {
            return null;
        }
        if (type.startsWith("*/") && !type.equals("*/*")) {
            return null;
        }
        return semicolon < 0 || isParameters(range.substring(semicolon)) ? type : null;
    }

    private static boolean isToken(String type) {
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c <= ' ' || c >= 127 || "()<>@,;:\\\"[]?={}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Each {@code name=value}, and the quality a number from 0 to 1. */
    private static boolean isParameters(String text) {
        for (String parameter : text.substring(1).split(";", -1)) {
            int equals = parameter.indexOf('=');
            if (equals <= 0 || equals == parameter.length() - 1) {
                return false;
            }
            if (parameter.substring(0, equals).strip().equalsIgnoreCase("q") && !isQuality(parameter, equals + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuality(String parameter, int from) {
        try {
            double quality = Double.parseDouble(parameter.substring(from).strip());
            return quality >= 0 && quality <= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
