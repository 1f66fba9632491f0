/**
 * What other plugins may see of listings: the events of a listing's public life and the snapshot they carry. Start at
 * {@link io.quartier.listings.api.ListingEvent}.
 */
package io.quartier.listings.api;
