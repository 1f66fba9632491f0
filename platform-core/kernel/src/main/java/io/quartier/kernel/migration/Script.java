package io.quartier.kernel.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** One script, read from its jar: Flyway cannot scan the class path of every server, so it is handed its scripts. */
final class Script extends LoadableResource {

    private final String path;
    private final String name;
    private final ClassLoader loader;

    Script(Scripts scripts, String name) {
        this.path = "db/" + scripts.schema() + "/" + name;
        this.name = name;
        this.loader = scripts.loader();
    }

    @Override
    public Reader read() {
        return new StringReader(text());
    }

    String text() {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + path + ": correct the plugin's migrations()");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getAbsolutePath() {
        return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return path;
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public String getRelativePath() {
        return path;
    }
}
