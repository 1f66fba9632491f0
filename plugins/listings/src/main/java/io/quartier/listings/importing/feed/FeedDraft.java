package io.quartier.listings.importing.feed;

import io.quartier.contract.error.Fault;
import io.quartier.contract.json.Records;
import io.quartier.listings.listing.ListingDraft;
import java.util.List;
import java.util.Set;

/**
 * What a file says about an object.
 *
 * @param draft a whole listing: what the object becomes where it is new
 * @param fields the same field by field, as far as the file speaks of them
 * @param warnings what could not be read and was left out
 */
public record FeedDraft(ListingDraft draft, FeedFields fields, List<Fault> warnings) {

    /**
     * Checks what was read.
     *
     * @param spoken the fields that the file speaks of, empty or not
     * @throws io.quartier.contract.error.QuartierException {@code VALIDATION_ERROR} with every fault
     */
    public static FeedDraft of(DraftJson json, Set<String> spoken, Records records) {
        ListingDraft draft = json.check(records);
        return new FeedDraft(draft, FeedFields.of(records.write(draft), json.fields(), spoken), json.warnings());
    }
}
