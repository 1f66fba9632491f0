package io.quartier.kernel.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The platform's own log: JSON lines on the process's standard output, or in the file that {@code quartier.log.file}
 * names, alike on every server. What the server itself has to say stays in the server's log.
 */
public final class JsonLog extends Handler {

    /** Held, for java.util.logging forgets loggers that nobody holds, and their handlers with them. */
    private static final List<Logger> HELD = new ArrayList<>();

    private final OutputStream out;

    private JsonLog(OutputStream out) {
        this.out = out;
        setFormatter(new JsonFormatter());
        setLevel(Level.ALL);
    }

    /**
     * Takes over the loggers of these packages.
     *
     * @param file null for standard output
     */
    public static synchronized void install(Collection<String> packages, Level level, Path file) throws IOException {
        OutputStream out = file == null
                ? new FileOutputStream(FileDescriptor.out)
                : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        JsonLog handler = new JsonLog(out);
        for (String name : packages) {
            Logger logger = Logger.getLogger(name);
            for (Handler old : logger.getHandlers()) {
                if (old.getClass().getName().equals(JsonLog.class.getName())) {
                    logger.removeHandler(old);
                }
            }
            logger.addHandler(handler);
            logger.setUseParentHandlers(false);
            logger.setLevel(level);
            HELD.add(logger);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
            } catch (IOException e) {
                reportError("The log cannot be written", e, java.util.logging.ErrorManager.WRITE_FAILURE);
            }
        }
    }

    @Override
    public void flush() {
        // every line is written at once
    }

    @Override
    public void close() {
        // standard output is the process's, and a file ends with it
    }
}
