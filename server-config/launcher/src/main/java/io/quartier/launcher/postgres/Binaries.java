package io.quartier.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs: those that Maven brought, unpacked once per machine, or those that are installed. */
final class Binaries {

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path bin;

    private Binaries(Path bin) {
        this.bin = bin;
    }

    static Binaries embedded(Consumer<String> progress) throws IOException {
        String name = "postgres-%s-%s.txz".formatted(operatingSystem(), architecture());
        URL archive = Binaries.class.getResource("/" + name);
        if (archive == null) {
            throw new IOException(("There are no PostgreSQL programs for this machine on the class path (%s). "
                            + "Use an existing database: -Dquartier.db.url=jdbc:postgresql://host:5432/quartier")
                    .formatted(name));
        }
        Path home = cache().resolve(name.replace(".txz", "-" + fingerprint(archive)));
        if (!Files.isDirectory(home)) {
            progress.accept("unpacking PostgreSQL to " + home);
            unpack(archive, home);
        }
        return new Binaries(home.resolve("bin"));
    }

    static Optional<Binaries> installed(int version) {
        return List.of(
                        "/usr/lib/postgresql/%d/bin", // Debian, Ubuntu
                        "/usr/pgsql-%d/bin", // Red Hat and its kin, by PostgreSQL's own packages
                        "/opt/homebrew/opt/postgresql@%d/bin",
                        "/usr/local/opt/postgresql@%d/bin")
                .stream()
                .map(pattern -> Path.of(pattern.formatted(version)))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_ctl")))
                .map(Binaries::new)
                .findFirst();
    }

    String program(String name) {
        return bin.resolve(WINDOWS ? name + ".exe" : name).toString();
    }

    /** As {@code postgres --version} says: 18 of {@code postgres (PostgreSQL) 18.6}. */
    int majorVersion() throws IOException, InterruptedException {
        var outcome = Commands.run(Duration.ofSeconds(30), List.of(program("postgres"), "--version"));
        var version = Pattern.compile("\\) (\\d+)").matcher(outcome.output());
        if (outcome.code() != 0 || !version.find()) {
            throw new IOException(bin + " holds no PostgreSQL that runs here: " + outcome.output());
        }
        return Integer.parseInt(version.group(1));
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : WINDOWS ? "windows" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") ? "arm_64" : "x86_64";
    }

    /** Outside the checkout, so that neither `mvn clean` nor a second checkout pays for unpacking again. */
    private static Path cache() throws IOException {
        String chosen = System.getProperty("quartier.cache", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        if (Account.isRoot()) {
            // root's home is closed to the account that may have to run the programs
            return Path.of("/var/cache/quartier");
        }
        Path home = Path.of(System.getProperty("user.home"));
        Map<String, String> environment = System.getenv();
        return switch (operatingSystem()) {
            case "darwin" -> home.resolve("Library/Caches/quartier");
            case "windows" ->
                Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString()))
                        .resolve("quartier");
            default ->
                Path.of(environment.getOrDefault(
                                "XDG_CACHE_HOME", home.resolve(".cache").toString()))
                        .resolve("quartier");
        };
    }

    private static String fingerprint(URL archive) throws IOException {
        return archive.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : "unpacked";
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking");
        try {
            try (InputStream in = archive.openStream();
                    var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, draft);
                }
            }
            if (!WINDOWS) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // another process was first: a directory that is there and not empty cannot be replaced
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            Trees.delete(draft);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, target);
            if (!WINDOWS && (entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
