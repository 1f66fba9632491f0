package io.quartier.portal.rebuild;

import io.quartier.contract.access.CurrentUser;
import io.quartier.listings.api.PublicListing;
import io.quartier.listings.api.PublicListings;
import io.quartier.portal.projection.PublishedListings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts the portal's copies of some listings right, neighbours by id. What happens to a listing meanwhile has a higher
 * version than what is read here, and stays.
 */
@ApplicationScoped
class RebuildBatch {

    private static final int SIZE = 100;

    @Inject
    CurrentUser user;

    @Inject
    PublicListings listings;

    @Inject
    PublishedListings published;

    @Inject
    Rebuilds rebuilds;

    /** Does the next listings and tells whether there are more. */
    @Transactional
    boolean next(UUID id) {
        Rebuilds.Progress progress = rebuilds.progress(id).orElse(null);
        if (progress == null) {
            return false;
        }
        UUID position = progress.position();
        if (position == null) {
            published.renameAgency();
        }
        // first what is shown: a listing that is published in between is then not taken for a leftover
        Map<UUID, Long> shown = published.shownAfter(position, SIZE);
        List<PublicListing> active = listings.after(position, SIZE);
        Optional<UUID> end = end(shown, active);
        List<PublicListing> wanted =
                active.stream().filter(listing -> isWithin(listing.id(), end)).toList();
        wanted.forEach(published::show);
        rebuilds.advance(id, end.orElse(position), wanted.size(), remove(shown, wanted, end));
        if (end.isEmpty()) {
            rebuilds.end(id);
        }
        return end.isPresent();
    }

    private int remove(Map<UUID, Long> shown, List<PublicListing> wanted, Optional<UUID> end) {
        Set<UUID> kept = wanted.stream().map(PublicListing::id).collect(Collectors.toSet());
        int removed = 0;
        for (Map.Entry<UUID, Long> row : shown.entrySet()) {
            if (isWithin(row.getKey(), end) && !kept.contains(row.getKey())) {
                // its withdrawal had a higher version than what is shown
                published.hide(user.organizationId(), row.getKey(), row.getValue() + 1);
                removed++;
            }
        }
        return removed;
    }

    /** Up to where both lists are whole; empty where nothing follows. */
    private static Optional<UUID> end(Map<UUID, Long> shown, List<PublicListing> active) {
        TreeSet<String> ends = new TreeSet<>();
        if (shown.size() == SIZE) {
            ends.add(List.copyOf(shown.keySet()).get(SIZE - 1).toString());
        }
        if (active.size() == SIZE) {
            ends.add(active.get(SIZE - 1).id().toString());
        }
        return ends.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(ends.first()));
    }

    /** As PostgreSQL orders ids: by their digits, where {@link UUID#compareTo} would take them for signed numbers. */
    private static boolean isWithin(UUID id, Optional<UUID> end) {
        return end.isEmpty() || id.toString().compareTo(end.get().toString()) <= 0;
    }
}
