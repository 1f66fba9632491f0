package io.quartier.listings.importing.csv;

import io.quartier.listings.importing.feed.FileFaults;
import java.io.BufferedReader;
import java.io.IOException;

/** Looks at a file's first line to tell what stands between its columns. */
final class HeaderLine {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private HeaderLine() {}

    /** The delimiter that the first line has most of; the reader stays at the start. */
    static char delimiter(BufferedReader text) throws IOException {
        int[] counts = new int[128];
        text.mark(CsvFeed.MAX_LINE + 1);
        boolean quoted = false;
        int length = 0;
        for (int c = text.read(); c >= 0 && (quoted || c != '\n' && c != '\r'); c = text.read()) {
            if (++length > CsvFeed.MAX_LINE) {
                throw FileFaults.lineTooLong(1);
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        text.reset();
        char best = DELIMITERS[0];
        for (char delimiter : DELIMITERS) {
            if (counts[delimiter] > counts[best]) {
                best = delimiter;
            }
        }
        return best;
    }
}
