package io.quartier.listings.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Ids;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.ListingsProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An agency's files are imported one at a time, in the order in which they came. */
class ImportRunsTest {

    private final TestImports imports = new TestImports();

    @Test
    void oneRunAtATimeTheOldestFirst() {
        UUID first = imports.queue();
        UUID second = imports.queue();
        UUID third = imports.queue();
        assertThat(status(third)).isEqualTo(ImportStatus.QUEUED);

        assertThat(take(second)).as("whoever comes takes the oldest").contains(first);
        assertThat(take(first)).as("somebody is at it").isEmpty();
        assertThat(take(third)).isEmpty();
        assertThat(take(second)).as("the same worker, after it died").contains(first);
        end(first);
        assertThat(take(second)).contains(second);
        assertThat(status(third)).isEqualTo(ImportStatus.QUEUED);
        end(second);
        assertThat(take(third)).contains(third);
        end(third);
        assertThat(take(third)).isEmpty();
    }

    @Test
    void anotherAgencysRunsDoNotMatter() {
        UUID first = imports.queue();
        assertThat(take(first)).contains(first);
        TestImports others = new TestImports();
        UUID theirs = others.queue();
        Optional<UUID> taken = others.runs(runs -> runs.take(theirs)).map(ImportRun::id);
        assertThat(taken).contains(theirs);
    }

    @Test
    void abandonedRunGivesWay() {
        UUID lost = imports.queue();
        take(Ids.next());
        UUID next = imports.queue();
        assertThat(take(next)).isEmpty();

        imports.update("update listings.imports set updated_at = now() - interval '61 minutes' where id = ?", lost);
        assertThat(take(next)).contains(next);
        assertThat(status(lost)).isEqualTo(ImportStatus.FAILED);
        assertThat(view(lost).failure())
                .isEqualTo(new ImportFailure("IMPORT_ABANDONED", "text of IMPORT_ABANDONED", null));
    }

    @Test
    void ofManyWorkersAtOnceOneGetsTheRun() {
        for (int round = 0; round < 5; round++) {
            UUID run = imports.queue();
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService workers = Executors.newFixedThreadPool(4);
            try {
                List<CompletableFuture<Optional<UUID>>> taken = IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> {
                                    await(start);
                                    return take(Ids.next());
                                },
                                workers))
                        .toList();
                start.countDown();
                assertThat(taken.stream().map(CompletableFuture::join).flatMap(Optional::stream))
                        .containsExactly(run);
            } finally {
                workers.shutdown();
            }
            end(run);
        }
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<UUID> take(UUID worker) {
        return imports.runs(runs -> runs.take(worker)).map(ImportRun::id);
    }

    private void end(UUID id) {
        end(id, ImportStatus.COMPLETED);
    }

    private void end(UUID id, ImportStatus status) {
        imports.runs(runs -> {
            runs.end(id, status);
            return id;
        });
    }

    private ImportView view(UUID id) {
        return imports.runs(runs -> runs.view(id));
    }

    @Test
    void failedRunSaysWhy() {
        UUID run = imports.queue();
        take(run);
        fail(run, new IllegalStateException("wrapped", new QuartierException(ListingsProblem.EXTERNAL_ID_TAKEN)));
        assertThat(view(run).failure()).as("it is tried again").isNull();

        end(run, ImportStatus.FAILED);
        assertThat(view(run).failure())
                .isEqualTo(new ImportFailure("EXTERNAL_ID_TAKEN", "text of EXTERNAL_ID_TAKEN", "-"));

        UUID next = imports.queue();
        take(next);
        fail(next, new IOException("disk"));
        end(next, ImportStatus.FAILED);
        assertThat(view(next).failure().code()).isEqualTo("IMPORT_FAILED");

        UUID last = imports.queue();
        take(last);
        fail(last, new IOException("disk"));
        end(last);
        assertThat(view(last).failure()).as("the next attempt succeeded").isNull();
    }

    private void fail(UUID id, Exception reason) {
        imports.runs(runs -> {
            runs.noteFailure(id, reason);
            return id;
        });
    }

    private ImportStatus status(UUID id) {
        return view(id).status();
    }
}
