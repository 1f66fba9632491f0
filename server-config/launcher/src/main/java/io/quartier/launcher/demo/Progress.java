package io.quartier.launcher.demo;

import io.quartier.launcher.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How far the demo has come, with the passwords it made. Each entry is on the disk before it is used. */
final class Progress {

    private final Path file;
    private final TreeMap<String, String> entries = new TreeMap<>();

    Progress(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Properties stored = new Properties();
            stored.load(new StringReader(Files.readString(file)));
            stored.stringPropertyNames().forEach(name -> entries.put(name, stored.getProperty(name)));
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    String get(String name) {
        return entries.get(name);
    }

    /** The value that was noted before, or a new one that is noted now. */
    String get(String name, Supplier<String> fresh) throws IOException {
        if (!has(name)) {
            put(name, fresh.get());
        }
        return get(name);
    }

    void put(String name, String value) throws IOException {
        entries.put(name, value);
        write();
    }

    void remove(String name) throws IOException {
        entries.remove(name);
        write();
    }

    private void write() throws IOException {
        Properties properties = new Properties();
        properties.putAll(entries);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        // the first line is a date, which only makes noise
        PrivateFiles.write(file, text.toString().replaceFirst("#.*\\R", ""));
    }
}
