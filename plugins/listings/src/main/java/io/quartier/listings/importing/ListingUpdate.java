package io.quartier.listings.importing;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.Records;
import io.quartier.listings.importing.feed.FeedFields;
import io.quartier.listings.importing.feed.FeedItem.Wish;
import io.quartier.listings.listing.Listing;
import io.quartier.listings.listing.ListingDraft;
import io.quartier.listings.listing.ListingStatus;

/**
 * What a file does to a listing that is there: it changes what it says otherwise than the file before. What people did
 * in the meantime stays.
 */
final class ListingUpdate {

    private final Listing listing;
    private final Wish wish;
    private final ListingDraft merged;
    private final boolean publish;

    /**
     * Looks only; the listing is left as it is.
     *
     * @param publish whether what is still a draft becomes public
     * @throws QuartierException {@code VALIDATION_ERROR} where no good listing would come of it
     */
    ListingUpdate(
            Listing listing, Wish wish, FeedFields now, FeedFields before, boolean publish, Records records) {
        this.listing = listing;
        this.wish = wish;
        this.publish = publish && wish == Wish.KEEP;
        this.merged = now.isSameAs(before)
                ? listing.draft()
                : records.read(now.applyTo(records.write(listing.draft()), before), ListingDraft.class);
        if (willBePublic() && merged.address().city() == null) {
            throw QuartierException.invalid(Fault.of("address.city", Fault.REQUIRED));
        }
    }

    private boolean willBePublic() {
        return switch (listing.status()) {
            case ACTIVE -> wish == Wish.KEEP;
            case DRAFT, ARCHIVED -> publish;
            default -> false;
        };
    }

    /** Does it, and says whether anything changed. */
    boolean apply() {
        boolean changed = false;
        if (listing.status() == ListingStatus.ARCHIVED) {
            listing.restore();
            changed = true;
        }
        if (wish == Wish.CLOSE && !listing.status().isClosed()) {
            listing.close();
            changed = true;
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
}
