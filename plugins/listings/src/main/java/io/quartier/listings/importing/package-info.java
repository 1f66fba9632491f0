/**
 * Files of other programs become listings. A request is checked as a whole and stored by
 * {@link io.quartier.listings.importing.StartImport}; {@link io.quartier.listings.importing.ImportJob} then reads the
 * stored file object by object ({@link io.quartier.listings.importing.feed.Feed}) and hands them in batches to
 * {@link io.quartier.listings.importing.ImportBatch}.
 */
package io.quartier.listings.importing;
