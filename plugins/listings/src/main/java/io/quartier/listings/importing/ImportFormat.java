package io.quartier.listings.importing;

import io.quartier.listings.importing.csv.CsvFeed;
import io.quartier.listings.importing.csv.CsvMapping;
import io.quartier.listings.importing.feed.Feed;
import io.quartier.listings.importing.openimmo.OpenImmoFeed;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What an agency may send. */
enum ImportFormat {
    /** Columns, with a mapping that says what they mean. */
    CSV {
        @Override
        Feed open(InputStream file, CsvMapping mapping) throws IOException {
            return new CsvFeed(file, mapping);
        }
    },
    /** OpenImmo 1.2.7, XML. */
    OPENIMMO {
        @Override
        Feed open(InputStream file, CsvMapping mapping) throws IOException {
            return new OpenImmoFeed(file, LocalDate.now(ZoneOffset.UTC));
        }
    };

    /**
     * Opens a file of this format.
     *
     * @param mapping of a CSV file; others do not look at it
     */
    abstract Feed open(InputStream file, CsvMapping mapping) throws IOException;
}
