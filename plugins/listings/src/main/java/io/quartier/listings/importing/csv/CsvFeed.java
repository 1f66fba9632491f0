package io.quartier.listings.importing.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.importing.feed.Feed;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.importing.feed.FileFaults;
import io.quartier.listings.importing.feed.Utf8Reader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file whose first line names its columns. */
public final class CsvFeed implements Feed {

    /** Characters of one line at most. */
    static final int MAX_LINE = 1 << 20;

    private final CsvMapping mapping;
    private final Utf8Reader characters;
    private final CloseableIterator<CsvRecord> rows;
    private final Map<String, Integer> header = new LinkedHashMap<>();
    private int columns;
    private long line;

    /**
     * Reads as far as the columns.
     *
     * @throws QuartierException {@code VALIDATION_ERROR} where the file is no such file or lacks columns
     */
    public CsvFeed(InputStream file, CsvMapping mapping) throws IOException {
        this.mapping = mapping;
        this.characters = new Utf8Reader(file);
        BufferedReader text = new BufferedReader(characters);
        char delimiter = mapping.delimiter() == null ? HeaderLine.delimiter(text) : mapping.delimiter();
        this.rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_LINE)
                .ofCsvRecord(text)
                .iterator();
        readHeader();
    }

    private void readHeader() {
        CsvRecord names = nextRow();
        List<Fault> faults = new ArrayList<>();
        if (names != null) {
            for (int i = 0; i < names.getFieldCount(); i++) {
                String name = names.getField(i).strip();
                if (header.put(name, i) != null && !name.isEmpty()) {
                    faults.add(FileFaults.columnRepeated(name));
                }
            }
        }
        faults.addAll(mapping.check(header));
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
        columns = names == null ? 0 : names.getFieldCount();
    }

    @Override
    public FeedItem next() {
        CsvRecord row = nextRow();
        return row == null ? null : new CsvItem(row.getStartingLineNumber(), columns, header, row.getFields(), mapping);
    }

    private CsvRecord nextRow() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            return row;
        } catch (CsvParseException | UncheckedIOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof QuartierException fault) {
                    throw fault;
                }
            }
            if (e instanceof UncheckedIOException) {
                throw e;
            }
            throw characters.hasEnded() ? FileFaults.quoteOpen(line + 1) : FileFaults.lineTooLong(line + 1);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
