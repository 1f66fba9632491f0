package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.FeedDraft;
import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import io.quartier.listings.listing.EndedBy;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.Listings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes listings of some objects of a file, all in one transaction with the note that they are done. */
@ApplicationScoped
class ImportBatch {

    @Inject
    CurrentUser user;

    @Inject
    Records records;

    @Inject
    Listings listings;

    @Inject
    ImportRuns runs;

    @Inject
    FeedMemories memories;

    @Inject
    Findings findings;

    /** Takes the objects, the first of which stands at the position in its file. */
    @Transactional
    void take(ImportRun run, int position, List<FeedItem> items, Repeats repeats) {
        Tally tally = new Tally();
        Map<FeedItem, FeedDraft> wanted = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            FeedItem item = items.get(i);
            if (repeats.isFollowed(position + i)) {
                tally.countRepeated();
                continue;
            }
            List<Fault> faults = new ArrayList<>();
            FeedDraft draft = read(item, faults);
            if (faults.isEmpty()) {
                wanted.put(item, draft);
            } else {
                refuse(run, item, faults, tally);
            }
        }
        if (!wanted.isEmpty()) {
            store(run, wanted, tally);
        }
        runs.advance(run.id(), position, tally);
    }

    /** What the object says; null where it is to be removed or has faults. */
    private FeedDraft read(FeedItem item, List<Fault> faults) {
        FeedDraft draft = null;
        if (item.wish() != Wish.REMOVE) {
            try {
                draft = item.read(records);
            } catch (QuartierException e) {
                faults.addAll(e.faults());
            }
        }
        boolean isReadable = faults.stream().noneMatch(fault -> fault.field().isEmpty());
        if (isReadable && item.externalId() == null) {
            faults.add(Fault.of("externalId", Fault.REQUIRED));
        }
        return draft;
    }

    private void store(ImportRun run, Map<FeedItem, FeedDraft> wanted, Tally tally) {
        Map<String, Listing> known = listings.withExternalIds(
                wanted.keySet().stream().map(FeedItem::externalId).toList());
        Map<UUID, FeedMemory> before =
                memories.of(known.values().stream().map(Listing::id).toList());
        List<Listing> fresh = new ArrayList<>();
        Map<UUID, FeedMemory> said = new LinkedHashMap<>();
        wanted.forEach((item, draft) -> {
            Listing listing = known.get(item.externalId());
            try {
                if (listing != null) {
                    FeedMemory then = before.getOrDefault(listing.id(), FeedMemory.NONE);
                    ListingUpdate update = new ListingUpdate(listing, item.wish(), draft, then, run.publish(), records);
                    count(update.apply(), item, tally);
                    warn(run, item, draft, tally);
                    update.memory().ifPresent(memory -> said.put(listing.id(), memory));
                } else if (item.wish() == Wish.REMOVE) {
                    tally.countUnchanged();
                } else {
                    Listing created = create(item, draft.draft(), run.publish());
                    fresh.add(created);
                    warn(run, item, draft, tally);
                    said.put(
                            created.id(),
                            new FeedMemory(item.wish(), draft.fields().over(FeedFields.NONE)));
                    tally.countCreated();
                }
            } catch (QuartierException e) {
                refuse(run, item, e.faults(), tally);
            }
        });
        if (run.dryRun()) {
            listings.forget();
        } else {
            listings.save(fresh, List.copyOf(known.values()));
            memories.keep(said);
        }
    }

    private void refuse(ImportRun run, FeedItem item, List<Fault> faults, Tally tally) {
        findings.add(run.id(), item.line(), Severity.ERROR, faults);
        tally.countRefused();
    }

    private void warn(ImportRun run, FeedItem item, FeedDraft draft, Tally tally) {
        if (draft != null && !draft.warnings().isEmpty()) {
            findings.add(run.id(), item.line(), Severity.WARNING, draft.warnings());
            tally.countWarned();
        }
    }

    private static void count(boolean changed, FeedItem item, Tally tally) {
        if (!changed) {
            tally.countUnchanged();
        } else if (item.wish() == Wish.REMOVE) {
            tally.countArchived();
        } else {
            tally.countUpdated();
        }
    }

    private Listing create(FeedItem item, ListingDraft draft, boolean publish) {
        boolean isPublic = publish && item.wish() == Wish.KEEP;
        if (isPublic && draft.address().city() == null) {
            throw QuartierException.invalid(Fault.of("address.city", Fault.REQUIRED));
        }
        Listing listing = Listing.draft(user.organizationId(), draft);
        if (item.wish() == Wish.CLOSE) {
            listing.close(EndedBy.FEED);
        } else if (isPublic) {
            listing.publish();
        }
        return listing;
    }
}
