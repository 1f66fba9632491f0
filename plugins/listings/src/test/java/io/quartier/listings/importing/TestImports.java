package io.quartier.listings.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.Fault;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.Caller;
import io.quartier.listings.ListingsPlugin;
import io.quartier.listings.importing.csv.CsvMapping;
import io.quartier.listings.importing.csv.MappingReader;
import io.quartier.listings.importing.feed.Feed;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.Listings;
import io.quartier.listings.listing.Samples;
import io.quartier.listings.listing.TestEntities;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Sql;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Imports of one agency, by the plugin's own beans on a real database; the test plays CDI. */
@SuppressWarnings("UnnecessaryAssignment")
final class TestImports {

    private static final PluginDatabase DATABASE = PluginDatabase.of(new ListingsPlugin());

    private final UUID organization = DATABASE.createOrganization();

    /** Imports the file and answers the counts: {@code created updated unchanged refused}. */
    String openImmo(String file, boolean publish) {
        return run(ImportFormat.OPENIMMO, null, file, publish);
    }

    String csv(String mapping, String file, boolean publish) {
        return run(ImportFormat.CSV, mapping, file, publish);
    }

    private String run(ImportFormat format, String mapping, String file, boolean publish) {
        UUID id = Ids.next();
        String[] counts = new String[1];
        in(beans -> {
            beans.runs.add(id, new ImportRequest(format, false, publish, mapping, "feed", null));
            ImportRun run = beans.runs.take(id).orElseThrow();
            List<FeedItem> items = items(format, mapping, file);
            beans.batch.take(run, 0, items, repeats(format, mapping, file));
            beans.runs.end(id, ImportStatus.COMPLETED);
            ImportView view = beans.runs.view(id);
            counts[0] = view.created() + " " + view.updated() + " " + view.unchanged() + " " + view.refused();
        });
        return counts[0];
    }

    /** The report of the last import: {@code warned severity field code}. */
    List<String> findings() {
        List<String> found = new ArrayList<>();
        in(beans -> found.addAll(beans.database.list(
                Statement.of(
                        "select i.warned, f.severity, f.field, f.code from listings.import_findings f"
                                + " join listings.imports i on i.id = f.import_id"
                                + " where f.import_id = (select id from listings.imports order by created_at desc, id desc limit 1)"),
                row -> row.integer("warned") + " " + row.word("severity", Severity.class) + " " + row.text("field")
                        + " " + row.text("code"))));
        return found;
    }

    /** What a person does to the listing with this external id. */
    void byHand(String externalId, Consumer<Listing> verb) {
        in(beans -> {
            Listing listing =
                    beans.listings.withExternalIds(List.of(externalId)).get(externalId);
            verb.accept(listing);
            beans.listings.save(List.of(), List.of(listing));
        });
    }

    /** A person restores it from the archive. */
    void restore(String externalId) {
        byHand(externalId, TestEntities::restore);
    }

    /** A person's merge patch. */
    void patch(String externalId, String patch) {
        byHand(externalId, listing -> listing.change(patched(listing.draft(), patch)));
    }

    Seen seen(String externalId) {
        Seen[] seen = new Seen[1];
        in(beans -> {
            Listing listing =
                    beans.listings.withExternalIds(List.of(externalId)).get(externalId);
            long version = beans.database
                    .one(
                            Statement.of("select version from listings.listings where id = ?", listing.id()),
                            row -> row.bigint("version"))
                    .orElseThrow();
            seen[0] = new Seen(listing.status().name(), listing.draft(), version);
        });
        return seen[0];
    }

    /** A listing as it stands. */
    record Seen(String status, ListingDraft draft, long version) {}

    private static ListingDraft patched(ListingDraft draft, String patch) {
        try (JsonReader reader = Json.createReader(new StringReader(patch))) {
            return Samples.RECORDS.read(
                    Json.createMergePatch(reader.readObject()).apply(Samples.RECORDS.write(draft)), ListingDraft.class);
        }
    }

    private static Repeats repeats(ImportFormat format, String mapping, String file) {
        try (Feed feed = open(format, mapping, file)) {
            return Repeats.of(feed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FeedItem> items(ImportFormat format, String mapping, String file) {
        List<FeedItem> items = new ArrayList<>();
        try (Feed feed = open(format, mapping, file)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private static Feed open(ImportFormat format, String mapping, String file) throws IOException {
        List<Fault> faults = new ArrayList<>();
        CsvMapping read = mapping == null ? CsvMapping.EMPTY : MappingReader.read(mapping, Samples.RECORDS, faults);
        assertThat(faults).isEmpty();
        return format.open(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), read);
    }

    /** Work on the runs, in a transaction of its own. */
    <T> T runs(Function<ImportRuns, T> work) {
        List<T> answer = new ArrayList<>();
        in(beans -> answer.add(work.apply(beans.runs)));
        return answer.get(0);
    }

    /** A run that waits for its turn. */
    UUID queue() {
        UUID id = Ids.next();
        return runs(runs -> {
            runs.add(id, new ImportRequest(ImportFormat.OPENIMMO, false, false, null, "feed", null));
            runs.measured(id, 0, 0);
            return id;
        });
    }

    void update(String sql, Object... values) {
        in(beans -> beans.database.update(Statement.of(sql, values)));
    }

    private void in(Consumer<Beans> work) {
        Call call = new Call("-", Locale.ENGLISH, Ids.next(), organization, null, Set.of());
        CallContext.with(call, () -> {
            TestEntities.in(DATABASE, organization, entities -> work.accept(new Beans(entities)));
            return null;
        });
    }

    private static final class Beans {
        final Database database;
        final Listings listings;
        final ImportRuns runs = new ImportRuns();
        final ImportBatch batch = new ImportBatch();

        Beans(EntityManager entities) {
            database = Sql.on(entities.unwrap(Connection.class));
            listings = TestEntities.listings(entities);
            Caller caller = new Caller();
            runs.user = caller;
            runs.reads = database;
            runs.events = (event, how) -> {};
            runs.writes = database;
            runs.texts = (fault, language) -> "text of " + fault.code();
            runs.notifications = (type, recipients, data, key) -> {};
            runs.files = new StoredFile();
            runs.files.writes = database;
            FeedMemories memories = new FeedMemories();
            memories.user = caller;
            memories.reads = database;
            memories.writes = database;
            Findings findings = new Findings();
            findings.user = caller;
            findings.reads = database;
            findings.writes = database;
            batch.user = caller;
            batch.records = Samples.RECORDS;
            batch.listings = listings;
            batch.runs = runs;
            batch.memories = memories;
            batch.findings = findings;
        }
    }
}
