package io.quartier.listings.importing;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.FeedItem;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.ListingStatus;
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
    Refusals refusals;

    /** Takes the objects, the first of which stands at the position in its file. */
    @Transactional
    void take(ImportRun run, int position, List<FeedItem> items, Repeats repeats) {
        Tally tally = new Tally();
        Map<FeedItem, ListingDraft> wanted = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            FeedItem item = items.get(i);
            if (repeats.isFollowed(position + i)) {
                tally.countRepeated();
                continue;
            }
            List<Fault> faults = new ArrayList<>();
            ListingDraft draft = read(item, run, faults);
            if (faults.isEmpty()) {
                wanted.put(item, draft);
            } else {
                refusals.add(run.id(), item.line(), faults);
                tally.countRefused();
            }
        }
        store(run, wanted, tally);
        runs.advance(run.id(), position, tally);
    }

    /** What the object says; null where it is to be removed or has faults. */
    private ListingDraft read(FeedItem item, ImportRun run, List<Fault> faults) {
        ListingDraft draft = null;
        if (item.wish() != Wish.REMOVE) {
            try {
                draft = item.draft(records);
                if (run.publish() && item.wish() == Wish.KEEP && draft.address().city() == null) {
                    faults.add(Fault.of("address.city", Fault.REQUIRED));
                }
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

    private void store(ImportRun run, Map<FeedItem, ListingDraft> wanted, Tally tally) {
        if (wanted.isEmpty()) {
            return;
        }
        UUID organization = user.organizationId();
        Map<String, Listing> known = listings.withExternalIds(
                wanted.keySet().stream().map(FeedItem::externalId).toList());
        List<Listing> fresh = new ArrayList<>();
        wanted.forEach((item, draft) -> {
            Listing listing = known.get(item.externalId());
            if (item.wish() == Wish.REMOVE) {
                remove(listing, tally);
            } else if (listing == null) {
                fresh.add(create(organization, item, draft, run.publish()));
                tally.countCreated();
            } else {
                update(run, item, listing, draft, tally);
            }
        });
        if (run.dryRun()) {
            listings.forget();
        } else {
            listings.save(fresh, List.copyOf(known.values()));
        }
    }

    private static void remove(Listing listing, Tally tally) {
        if (listing == null || listing.status() == ListingStatus.ARCHIVED) {
            tally.countUnchanged();
        } else {
            listing.archive();
            tally.countArchived();
        }
    }

    private static Listing create(UUID organization, FeedItem item, ListingDraft draft, boolean publish) {
        Listing listing = Listing.draft(organization, draft);
        if (item.wish() == Wish.CLOSE) {
            listing.close();
        } else if (publish) {
            listing.publish();
        }
        return listing;
    }

    private void update(ImportRun run, FeedItem item, Listing listing, ListingDraft draft, Tally tally) {
        if (listing.status() == ListingStatus.ACTIVE
                && item.wish() == Wish.KEEP
                && draft.address().city() == null) {
            refusals.add(run.id(), item.line(), List.of(Fault.of("address.city", Fault.REQUIRED)));
            tally.countRefused();
            return;
        }
        boolean changed = false;
        if (listing.status() == ListingStatus.ARCHIVED) {
            listing.restore();
            changed = true;
        }
        if (item.wish() == Wish.CLOSE && !listing.status().isClosed()) {
            listing.close();
            changed = true;
        }
        if (!draft.equals(listing.draft())) {
            listing.change(draft);
            changed = true;
        }
        // what somebody withdrew stays withdrawn, whatever the feed of the night says
        if (run.publish() && item.wish() == Wish.KEEP && listing.status() == ListingStatus.DRAFT) {
            listing.publish();
            changed = true;
        }
        if (changed) {
            tally.countUpdated();
        } else {
            tally.countUnchanged();
        }
    }
}
