package io.quartier.listings.listing;

import io.quartier.contract.data.Ids;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.listings.ListingsProblem;
import io.quartier.listings.api.Condition;
import io.quartier.listings.api.Furnishing;
import io.quartier.listings.api.Heating;
import io.quartier.listings.api.ListingChanged;
import io.quartier.listings.api.ListingEvent;
import io.quartier.listings.api.ListingPublished;
import io.quartier.listings.api.ListingType;
import io.quartier.listings.api.ListingWithdrawn;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.Transaction;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An object that an agency offers for sale or rent, from the first note of it to the archive. */
@Entity
@Table(schema = "listings", name = "listings")
public class Listing {

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "external_id")
    private String externalId;

    private String status;

    @Column(name = "ended_by")
    private String endedBy;

    private String type;
    private String subtype;
    private String transaction;
    private String title;
    private String description;
    private String language;

    @Embedded
    private PriceData prices;

    @Embedded
    private ObjectData object;

    @Embedded
    private Place place;

    @Embedded
    private EnergyData energy;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    /** What the public saw last: whether something must be told is settled by comparing. */
    @Transient
    private boolean wasPublic;

    @Transient
    private boolean changed;

    protected Listing() {}

    /** A new listing of the organization, not public yet. */
    public static Listing draft(UUID organizationId, ListingDraft draft) {
        Listing listing = new Listing();
        listing.id = Ids.next();
        listing.organizationId = organizationId;
        listing.enter(ListingStatus.DRAFT);
        listing.take(draft);
        listing.createdAt = listing.updatedAt;
        return listing;
    }

    /** Says something else about the object; the same again changes nothing, not even the version. */
    public void change(ListingDraft draft) {
        demandNotArchived();
        if (status() == ListingStatus.ACTIVE && draft.address().city() == null) {
            throw QuartierException.invalid(Fault.of("address.city", Fault.REQUIRED));
        }
        if (!draft.equals(draft())) {
            take(draft);
        }
    }

    /** Shows it to the public: for the first time, again, or because a deal fell through. */
    public void publish() {
        demandNotArchived();
        if (status() == ListingStatus.ACTIVE) {
            throw new QuartierException(ListingsProblem.ALREADY_PUBLISHED);
        }
        if (place.address().city() == null) {
            throw QuartierException.of(
                    ListingsProblem.LISTING_INCOMPLETE, List.of(Fault.of("address.city", Fault.REQUIRED)));
        }
        begin(ListingStatus.ACTIVE);
        publishedAt = updatedAt;
    }

    /** Takes it back for now. */
    public void withdraw(EndedBy by) {
        if (status() != ListingStatus.ACTIVE) {
            throw new QuartierException(ListingsProblem.NOT_PUBLISHED);
        }
        end(ListingStatus.PAUSED, by);
    }

    /** Notes that the deal is made: sold or rented. */
    public void close(EndedBy by) {
        demandNotArchived();
        if (status().isClosed()) {
            throw new QuartierException(ListingsProblem.ALREADY_CLOSED);
        }
        end(Words.parse(transaction, Transaction.class).isSale() ? ListingStatus.SOLD : ListingStatus.RENTED, by);
    }

    /** Puts it away. */
    public void archive(EndedBy by) {
        demandNotArchived();
        end(ListingStatus.ARCHIVED, by);
    }

    /** Gets it out of the archive, as a draft. */
    void restore() {
        if (status() != ListingStatus.ARCHIVED) {
            throw new QuartierException(ListingsProblem.NOT_ARCHIVED);
        }
        begin(ListingStatus.DRAFT);
    }

    /** Makes a draft again of what a feed had ended, because the feed offers it again. */
    public void reopen() {
        if (endedBy() != EndedBy.FEED) {
            throw new IllegalStateException("What a person ended is not a feed's to reopen");
        }
        begin(ListingStatus.DRAFT);
    }

    /** Refuses to be deleted under the eyes of the public. */
    void demandDeletable() {
        if (status() == ListingStatus.ACTIVE) {
            throw new QuartierException(ListingsProblem.LISTING_PUBLIC);
        }
    }

    /** What the public must be told since this was last asked, if anything; to be asked once the version is settled. */
    Optional<ListingEvent> news() {
        boolean isPublic = status() == ListingStatus.ACTIVE;
        boolean before = wasPublic;
        boolean say = changed || before != isPublic;
        wasPublic = isPublic;
        changed = false;
        if (!say || !before && !isPublic) {
            return Optional.empty();
        }
        if (!isPublic) {
            return Optional.of(new ListingWithdrawn(id, organizationId, version, status().reason(), updatedAt));
        }
        PublicListing seen = Publication.of(organizationId, ListingView.of(this));
        return Optional.of(before ? new ListingChanged(seen, updatedAt) : new ListingPublished(seen, updatedAt));
    }

    /** What is said about the object: the ground that a patch is applied to. */
    public ListingDraft draft() {
        return new ListingDraft(
                externalId,
                Words.parse(type, ListingType.class),
                subtype,
                Words.parse(transaction, Transaction.class),
                title,
                description,
                language,
                prices.price(),
                prices.operatingCosts(),
                prices.deposit(),
                prices.commission(),
                object.livingArea,
                object.usableArea,
                object.plotArea,
                object.rooms,
                object.bedrooms,
                object.bathrooms,
                object.floor,
                object.floors,
                object.parkingSpaces,
                object.yearBuilt,
                object.yearRenovated,
                Words.parse(object.condition, Condition.class),
                Words.parse(object.heating, Heating.class),
                Words.parse(object.furnishing, Furnishing.class),
                object.availableFrom,
                place.address(),
                place.isStreetHidden(),
                place.location(),
                object.features,
                energy == null ? null : energy.energy());
    }

    private void take(ListingDraft draft) {
        externalId = draft.externalId();
        type = Words.of(draft.type());
        subtype = draft.subtype();
        transaction = Words.of(draft.transaction());
        title = draft.title();
        description = draft.description();
        language = draft.language();
        prices = PriceData.of(draft);
        object = ObjectData.of(draft);
        place = Place.of(draft);
        energy = EnergyData.of(draft.energy());
        touch();
    }

    private void begin(ListingStatus next) {
        endedBy = null;
        enter(next);
    }

    /** What a person has ended stays ended by a person, whatever a feed does to it later. */
    private void end(ListingStatus next, EndedBy by) {
        endedBy = Words.of(endedBy() == EndedBy.PERSON ? EndedBy.PERSON : by);
        enter(next);
    }

    private void enter(ListingStatus next) {
        status = Words.of(next);
        touch();
    }

    private void touch() {
        changed = true;
        updatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS); // as exact as the database keeps it
    }

    private void demandNotArchived() {
        if (status() == ListingStatus.ARCHIVED) {
            throw new QuartierException(ListingsProblem.LISTING_ARCHIVED);
        }
    }

    @PostLoad
    void remember() {
        wasPublic = status() == ListingStatus.ACTIVE;
    }

    public UUID id() {
        return id;
    }

    public String externalId() {
        return externalId;
    }

    public ListingStatus status() {
        return Words.parse(status, ListingStatus.class);
    }

    /** Null while it is a draft or public. */
    public EndedBy endedBy() {
        return Words.parse(endedBy, EndedBy.class);
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
