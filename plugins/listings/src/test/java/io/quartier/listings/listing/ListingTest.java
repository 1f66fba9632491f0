package io.quartier.listings.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Ids;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.ListingsProblem;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingWithdrawn;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.WithdrawalReason;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

    private static final UUID ORGANIZATION = Ids.next();

    private final Listing listing = Listing.draft(ORGANIZATION, Samples.flat());

    @Test
    void newListingIsADraftThatSaysWhatItsAgencySaid() {
        ListingView view = ListingView.of(listing);

        assertThat(view.status()).isEqualTo(ListingStatus.DRAFT);
        assertThat(listing.draft()).isEqualTo(Samples.flat());
        assertThat(view.publishedAt()).isNull();
        assertThat(view.createdAt()).isEqualTo(view.updatedAt());
        assertThat(listing.news()).isEmpty();
    }

    @Test
    void publishedListingIsPublic() {
        listing.publish();

        assertThat(listing.status()).isEqualTo(ListingStatus.ACTIVE);
        assertThat(listing.news()).hasValueSatisfying(event -> {
            PublicListing seen = ((ListingPublished) event).listing();
            assertThat(seen.id()).isEqualTo(listing.id());
            assertThat(seen.organizationId()).isEqualTo(ORGANIZATION);
            assertThat(seen.title()).isEqualTo("Bright flat near the park");
            assertThat(seen.address().street()).isEqualTo("Hlavná");
            assertThat(seen.publishedAt()).isEqualTo(listing.publishedAt()).isNotNull();
        });
        assertThat(listing.news()).as("told once").isEmpty();
    }

    @Test
    void publicSnapshotHidesWhatTheAgencyHides() {
        Listing hidden = Listing.draft(ORGANIZATION, Samples.flat("{\"streetHidden\": true}"));
        hidden.publish();

        PublicListing seen = ((ListingPublished) hidden.news().orElseThrow()).listing();
        assertThat(seen.address().street()).isNull();
        assertThat(seen.address().houseNumber()).isNull();
        assertThat(seen.address().city()).isEqualTo("Bratislava");
        assertThat(seen.location().lat()).isEqualTo(48.14);
        assertThat(seen.location().lon()).isEqualTo(17.11);
        assertThat(hidden.draft().address().street())
                .as("the agency still sees it")
                .isEqualTo("Hlavná");
    }

    @Test
    void publishingAsksForACity() {
        Listing nowhere = Listing.draft(ORGANIZATION, Samples.flat("{\"address\": {\"city\": null}}"));

        assertThatThrownBy(nowhere::publish).isInstanceOfSatisfying(QuartierException.class, e -> {
            assertThat(e.problem()).isEqualTo(ListingsProblem.LISTING_INCOMPLETE);
            assertThat(e.faults()).containsExactly(Fault.of("address.city", Fault.REQUIRED));
        });
        assertThat(nowhere.status()).isEqualTo(ListingStatus.DRAFT);
    }

    @Test
    void publicListingKeepsItsCity() {
        listing.publish();

        assertThatThrownBy(() -> listing.change(Samples.flat("{\"address\": {\"city\": null}}")))
                .isInstanceOfSatisfying(
                        QuartierException.class, e -> assertThat(e.problem()).isEqualTo(CoreProblem.VALIDATION_ERROR));
        assertThat(listing.draft().address().city()).isEqualTo("Bratislava");
    }

    @Test
    void thePublicIsToldOfChangesWhilePublicAndOfNothingElse() {
        listing.change(Samples.flat("{\"title\": \"Brighter\"}"));
        assertThat(listing.news()).isEmpty();

        listing.publish();
        assertThat(listing.news()).containsInstanceOf(ListingPublished.class);

        listing.change(Samples.flat("{\"title\": \"Brightest\"}"));
        assertThat(listing.news()).containsInstanceOf(ListingChanged.class);

        listing.change(Samples.flat("{\"title\": \"Brightest\"}"));
        assertThat(listing.news()).as("the same again").isEmpty();

        listing.withdraw(EndedBy.PERSON);
        assertThat(listing.news())
                .hasValueSatisfying(
                        e -> assertThat(((ListingWithdrawn) e).reason()).isEqualTo(WithdrawalReason.PAUSED));
        assertThat(listing.status()).isEqualTo(ListingStatus.PAUSED);

        listing.change(Samples.flat());
        assertThat(listing.news()).isEmpty();

        listing.publish();
        assertThat(listing.news()).as("again").containsInstanceOf(ListingPublished.class);
    }

    @ParameterizedTest
    @CsvSource({"sale,SOLD", "leasehold,SOLD", "rent,RENTED", "leasing,RENTED"})
    void closedListingIsSoldOrRented(String transaction, ListingStatus status) {
        Listing offered = Listing.draft(ORGANIZATION, Samples.flat("{\"transaction\": \"" + transaction + "\"}"));
        offered.publish();
        offered.news();
        offered.close(EndedBy.PERSON);

        assertThat(offered.status()).isEqualTo(status);
        assertThat(offered.news()).containsInstanceOf(ListingWithdrawn.class);
        refused(ListingsProblem.ALREADY_CLOSED, () -> offered.close(EndedBy.PERSON));
        refused(ListingsProblem.NOT_PUBLISHED, () -> offered.withdraw(EndedBy.PERSON));

        offered.publish();
        assertThat(offered.status()).as("the deal fell through").isEqualTo(ListingStatus.ACTIVE);
    }

    @Test
    void archivedListingRestsUntilItIsRestored() {
        listing.archive(EndedBy.PERSON);

        refused(ListingsProblem.LISTING_ARCHIVED, () -> listing.archive(EndedBy.PERSON));
        refused(ListingsProblem.LISTING_ARCHIVED, listing::publish);
        refused(ListingsProblem.LISTING_ARCHIVED, () -> listing.close(EndedBy.PERSON));
        refused(ListingsProblem.LISTING_ARCHIVED, () -> listing.change(Samples.flat()));

        listing.restore();
        assertThat(listing.status()).isEqualTo(ListingStatus.DRAFT);
        refused(ListingsProblem.NOT_ARCHIVED, listing::restore);
    }

    @Test
    void verbsRefuseWhatTheStateForbids() {
        refused(ListingsProblem.NOT_PUBLISHED, () -> listing.withdraw(EndedBy.PERSON));
        listing.demandDeletable();

        listing.publish();
        refused(ListingsProblem.ALREADY_PUBLISHED, listing::publish);
        refused(ListingsProblem.LISTING_PUBLIC, listing::demandDeletable);

        listing.withdraw(EndedBy.PERSON);
        listing.demandDeletable();
    }

    @Test
    void whatAPersonEndedStaysEndedByAPerson() {
        listing.close(EndedBy.FEED);
        assertThat(listing.endedBy()).isEqualTo(EndedBy.FEED);
        listing.reopen();
        assertThat(listing.status()).isEqualTo(ListingStatus.DRAFT);
        assertThat(listing.endedBy()).isNull();

        listing.publish();
        listing.withdraw(EndedBy.PERSON);
        listing.archive(EndedBy.FEED);
        assertThat(listing.endedBy()).isEqualTo(EndedBy.PERSON);
        assertThatThrownBy(listing::reopen).isInstanceOf(IllegalStateException.class);
    }

    private static void refused(ListingsProblem problem, ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        QuartierException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
