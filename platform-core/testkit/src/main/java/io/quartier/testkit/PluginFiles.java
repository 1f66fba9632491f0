package io.quartier.testkit;

import io.quartier.contract.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a plugin, whether it lies unpacked in a build or packed in a jar. */
final class PluginFiles {

    private final Path root;

    private PluginFiles(Path root) {
        this.root = root;
    }

    static PluginFiles of(Plugin plugin) {
        return new PluginFiles(Path.of(location(plugin.getClass())));
    }

    private static java.net.URI location(Class<?> type) {
        URL location = type.getProtectionDomain().getCodeSource().getLocation();
        try {
            return location.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where classes and resources are read from. */
    Path root() {
        return root;
    }

    /** Names of the files in a folder, none where there is no such folder. */
    List<String> in(String folder) {
        return read(top -> {
            Path directory = top.resolve(folder);
            if (!Files.isDirectory(directory)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(directory)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> file.getFileName().toString())
                        .sorted()
                        .toList();
            }
        });
    }

    /** The file as text. */
    Optional<String> text(String name) {
        return read(top -> {
            Path file = top.resolve(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
    }

    private interface Reading<T> {
        T from(Path top) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            if (Files.isDirectory(root)) {
                return reading.from(root);
            }
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                return reading.from(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
