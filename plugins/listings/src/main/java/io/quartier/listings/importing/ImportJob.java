package io.quartier.listings.importing;

import io.quartier.contract.job.JobHandler;
import io.quartier.contract.job.JobProgress;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.csv.CsvMapping;
import io.quartier.listings.importing.csv.MappingReader;
import io.quartier.listings.importing.feed.Feed;
import io.quartier.listings.importing.feed.FeedItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads a stored file and imports it batch by batch. How far it is stands in the same transaction as the batch, so
 * whoever takes the work up after a crash goes on behind the last batch that counted. An organization's files are
 * imported one after the other, as they came: yesterday's must not win over today's.
 */
@ApplicationScoped
public class ImportJob implements JobHandler {

    /** Its name in the plugin's table of contents. */
    public static final String NAME = "listings.import";

    private static final int BATCH = 200;

    /** Attempts that got no further; then it is given up. */
    private static final int MAX_ATTEMPTS = 5;

    @Inject
    Records records;

    @Inject
    ImportRuns runs;

    @Inject
    StoredFile files;

    @Inject
    ImportBatch batches;

    @Inject
    JobProgress progress;

    /**
     * Works off what is queued in the organization, the oldest first. Where another worker is at it, there is nothing to
     * wait for: that one will come to it.
     *
     * @param worker the import that this work was started for; it may well find it done, or do others first
     */
    @Override
    public void run(UUID worker) throws IOException {
        for (ImportRun run = next(worker); run != null; run = next(worker)) {
            if (run.attempts() > MAX_ATTEMPTS) {
                runs.end(run.id(), ImportStatus.FAILED);
            } else {
                attempt(run);
                runs.end(run.id(), ImportStatus.COMPLETED);
            }
        }
    }

    private ImportRun next(UUID worker) {
        return runs.take(worker).orElse(null);
    }

    /** Reads it, and keeps the reason where that fails: after the last attempt it is all that the agency learns. */
    private void attempt(ImportRun run) throws IOException {
        try {
            read(run);
        } catch (IOException | RuntimeException e) {
            try {
                runs.noteFailure(run.id(), e);
            } catch (RuntimeException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }

    private void read(ImportRun run) throws IOException {
        Repeats repeats;
        try (Feed feed = open(run)) {
            repeats = Repeats.of(feed);
        }
        try (Feed feed = open(run)) {
            int position = skip(feed, run.position());
            List<FeedItem> batch = read(feed);
            while (!batch.isEmpty()) {
                batches.take(run, position, batch, repeats);
                position += batch.size();
                progress.report(position, run.total());
                batch = read(feed);
            }
        }
    }

    private Feed open(ImportRun run) throws IOException {
        CsvMapping mapping = run.format() == ImportFormat.CSV
                ? MappingReader.read(run.mapping(), records, new ArrayList<>())
                : CsvMapping.EMPTY;
        return run.format().open(new StoredStream(files, run.id()), mapping);
    }

    private static int skip(Feed feed, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            feed.next();
        }
        return count;
    }

    private static List<FeedItem> read(Feed feed) throws IOException {
        List<FeedItem> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            FeedItem item = feed.next();
            if (item == null) {
                break;
            }
            batch.add(item);
        }
        return batch;
    }
}
