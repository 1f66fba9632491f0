package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.data.Ids;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.event.Events;
import io.quartier.contract.json.Records;
import io.quartier.listings.ListingsPlugin;
import io.quartier.listings.api.ImportQueued;
import io.quartier.listings.importing.csv.CsvMapping;
import io.quartier.listings.importing.csv.MappingReader;
import io.quartier.listings.importing.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes a file in. It is read through once, while it is stored: a file that cannot be read to its end, and a mapping
 * that does not fit it, are refused here and nothing is kept. What is wrong with single rows shows later.
 */
@ApplicationScoped
class StartImport {

    /** Objects of one file at most: as many as the largest agencies have, and little to remember. */
    static final int MAX_OBJECTS = 200_000;

    @Inject
    CurrentUser user;

    @Inject
    Records records;

    @Inject
    ImportRuns runs;

    @Inject
    StoredFile files;

    @Inject
    Events events;

    @Transactional(rollbackOn = Exception.class)
    ImportView start(List<EntityPart> parts) throws IOException {
        List<Fault> faults = new ArrayList<>();
        ImportRequest request = ImportRequest.of(parts, faults);
        if (request.publish() && !user.may(ListingsPlugin.PUBLISH)) {
            throw new QuartierException(CoreProblem.FORBIDDEN);
        }
        CsvMapping mapping = mapping(request, faults);
        UUID id = Ids.next();
        if (request.file() != null && request.format() != null) {
            store(id, request, mapping == null ? CsvMapping.EMPTY : mapping, faults);
        }
        if (!faults.isEmpty()) {
            throw QuartierException.invalid(faults);
        }
        events.publish(new ImportQueued(id, Instant.now().truncatedTo(ChronoUnit.MICROS)));
        return runs.view(id);
    }

    private CsvMapping mapping(ImportRequest request, List<Fault> faults) {
        if (request.format() == ImportFormat.CSV) {
            return MappingReader.read(request.mapping(), records, faults);
        }
        if (request.format() == ImportFormat.OPENIMMO && request.mapping() != null) {
            faults.add(Fault.of("mapping", "NULL"));
        }
        return null;
    }

    private void store(UUID id, ImportRequest request, CsvMapping mapping, List<Fault> faults) throws IOException {
        if (faults.isEmpty()) {
            runs.add(id, request);
        }
        try (StoredFile.Storing file = files.store(id, request.file(), faults.isEmpty());
                Feed feed = request.format().open(file, mapping)) {
            int total = 0;
            while (feed.next() != null) {
                if (++total > MAX_OBJECTS) {
                    throw QuartierException.invalid(Fault.of("file", "TOO_MANY_OBJECTS", "max", MAX_OBJECTS));
                }
            }
            long size = file.finish();
            if (faults.isEmpty()) {
                runs.measured(id, size, total);
            }
        } catch (QuartierException e) {
            if (e.problem() != CoreProblem.VALIDATION_ERROR) {
                throw e;
            }
            faults.addAll(e.faults());
        }
    }
}
