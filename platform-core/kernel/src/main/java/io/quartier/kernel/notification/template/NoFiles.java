package io.quartier.kernel.notification.template;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;

/** Templates are texts at hand; there is nothing to load by name. */
final class NoFiles implements Loader<String> {

    @Override
    public Reader getReader(String name) {
        throw new LoaderException(null, "There are no other templates");
    }

    @Override
    public void setCharset(String charset) {
        // nothing is read
    }

    @Override
    public void setPrefix(String prefix) {
        // nothing is read
    }

    @Override
    public void setSuffix(String suffix) {
        // nothing is read
    }

    @Override
    public String resolveRelativePath(String relative, String anchor) {
        return relative;
    }

    @Override
    public String createCacheKey(String name) {
        return name;
    }

    @Override
    public boolean resourceExists(String name) {
        return false;
    }
}
