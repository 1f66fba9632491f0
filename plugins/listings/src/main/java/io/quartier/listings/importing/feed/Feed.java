package io.quartier.listings.importing.feed;

import java.io.Closeable;
import java.io.IOException;

/** A file of objects, read one after the other and never held as a whole. */
public interface Feed extends Closeable {

    /**
     * The next object, null at the end.
     *
     * @throws io.quartier.contract.error.QuartierException {@code VALIDATION_ERROR} of the field {@code file} where the
     *     file cannot be read on
     */
    FeedItem next() throws IOException;
}
