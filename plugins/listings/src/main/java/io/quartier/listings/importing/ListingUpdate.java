package io.quartier.listings.importing;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.FeedDraft;
import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import io.quartier.listings.listing.EndedBy;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.ListingStatus;
import java.util.Optional;

/**
 * What a file does to a listing that is there: it changes what it says otherwise than the file before. What people did
 * in the meantime stays, and what a person ended no file brings back.
 */
final class ListingUpdate {

    private final Listing listing;
    private final Wish wish;
    private final FeedMemory before;
    private final FeedFields now;
    private final boolean publish;
    private final boolean revives;

    /** Whether it is put away and stays there: then nothing is done to it, and nothing noted that would be lost. */
    private final boolean rests;

    private final ListingDraft merged;

    /**
     * Looks only; the listing is left as it is.
     *
     * @param draft null where the object is to be removed
     * @param publish whether what is still a draft becomes public
     * @throws QuartierException {@code VALIDATION_ERROR} where no good listing would come of it
     */
    ListingUpdate(Listing listing, Wish wish, FeedDraft draft, FeedMemory before, boolean publish, Records records) {
        this.listing = listing;
        this.wish = wish;
        this.before = before;
        this.now = draft == null ? FeedFields.NONE : draft.fields();
        this.publish = publish && wish == Wish.KEEP;
        this.revives = wish != before.wish() && offers() && listing.endedBy() == EndedBy.FEED;
        this.rests = listing.status() == ListingStatus.ARCHIVED && !revives;
        this.merged = rests || now.isSameAs(before.fields())
                ? listing.draft()
                : records.read(now.applyTo(records.write(listing.draft()), before.fields()), ListingDraft.class);
        if (willBePublic() && merged.address().city() == null) {
            throw QuartierException.invalid(Fault.of("address.city", Fault.REQUIRED));
        }
    }

    private boolean offers() {
        return wish == Wish.KEEP || wish == Wish.HOLD && listing.status() != ListingStatus.PAUSED;
    }

    private boolean willBePublic() {
        return listing.status() == ListingStatus.ACTIVE && !ends()
                || publish && (revives || listing.status() == ListingStatus.DRAFT);
    }

    /** Does it, and says whether anything changed. */
    boolean apply() {
        if (rests) {
            return false;
        }
        boolean changed = revives || ends();
        if (revives) {
            listing.reopen();
        } else if (ends()) {
            end();
        }
        if (!merged.equals(listing.draft())) {
            listing.change(merged);
            changed = true;
        }
        if (publish && listing.status() == ListingStatus.DRAFT) {
            listing.publish();
            changed = true;
        }
        return changed;
    }

    private boolean ends() {
        if (wish == before.wish()) {
            return false;
        }
        return switch (wish) {
            case KEEP -> false;
            case HOLD -> listing.status() == ListingStatus.ACTIVE;
            case CLOSE -> !listing.status().isClosed();
            case REMOVE -> true;
        };
    }

    private void end() {
        switch (wish) {
            case HOLD -> listing.withdraw(EndedBy.FEED);
            case CLOSE -> listing.close(EndedBy.FEED);
            default -> listing.archive(EndedBy.FEED);
        }
    }

    /** What to keep for the next file, where that is something new. */
    Optional<FeedMemory> memory() {
        return rests || wish == before.wish() && now.isSameAs(before.fields())
                ? Optional.empty()
                : Optional.of(new FeedMemory(wish, now.over(before.fields())));
    }
}
