package io.quartier.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom PostgreSQL runs as. It refuses to be root; started by root, it gets a user namespace in which root is nobody, and where
 * the machine forbids those (many containers do), the account of {@code postgres} or {@code nobody}.
 */
final class Account {

    private final List<String> prefix;
    private final UserPrincipal owner;

    private Account(List<String> prefix, UserPrincipal owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    static Account suitable() throws IOException, InterruptedException {
        if (!isRoot()) {
            return new Account(List.of(), null);
        }
        if (Commands.succeeds(List.of("unshare", "-U", "true"))) {
            return new Account(List.of("unshare", "-U"), null);
        }
        for (String user : List.of("postgres", "nobody")) {
            Account account = new Account(switchTo(user), null);
            if (Commands.succeeds(account.command(List.of("true")))) {
                return named(user);
            }
        }
        throw new IOException("PostgreSQL does not run as root, and neither `unshare -U true` nor "
                + "`runuser -u nobody -- true` works here: start Quartier as another user.");
    }

    static Account named(String user) throws IOException {
        Path root = Path.of("/");
        return new Account(
                switchTo(user),
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(arguments);
        return command;
    }

    /** Lets the account reach what is in this directory's parent, and own the directory with all that is in it. */
    void takeOver(Path directory) throws IOException {
        if (owner == null) {
            return;
        }
        Files.setPosixFilePermissions(directory.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!owner.equals(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS))) {
                    Files.setOwner(file, owner);
                }
            }
        }
        if (Commands.succeeds(command(List.of("test", "-x", directory.toString())))) {
            return;
        }
        throw new IOException(("PostgreSQL has to run as %s here, which cannot reach %s: "
                        + "choose a directory that others may enter, with -Dquartier.data=…")
                .formatted(owner.getName(), directory));
    }

    private static List<String> switchTo(String user) {
        return List.of("runuser", "-u", user, "--");
    }
}
