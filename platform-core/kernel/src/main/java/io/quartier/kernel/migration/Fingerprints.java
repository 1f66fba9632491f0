package io.quartier.kernel.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Notes on each schema's history which scripts it went through last. A start that has nothing new for a schema sees it
 * there: asking Flyway takes longer than everything else that the platform does before it is ready.
 */
final class Fingerprints {

    private static final String PREFIX = "scripts ";

    private static final String NOTES = "select n.nspname, obj_description(c.oid, 'pg_class') from pg_class c"
            + " join pg_namespace n on n.oid = c.relnamespace where c.relname = '" + Migrator.HISTORY
            + "' and c.relkind = 'r'";

    private final Map<String, String> noted = new HashMap<>();

    private Fingerprints() {}

    /** What is noted now. */
    static Fingerprints read(Connection connection) throws SQLException {
        Fingerprints fingerprints = new Fingerprints();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NOTES)) {
            while (row.next()) {
                fingerprints.noted.put(row.getString(1), row.getString(2));
            }
        }
        return fingerprints;
    }

    /** Whether the schema went through these scripts last, letter by letter. */
    boolean match(Scripts scripts) {
        return of(scripts).equals(noted.get(scripts.schema()));
    }

    /** The statement that notes them. */
    static String note(Scripts scripts) {
        return "comment on table %s.%s is '%s'".formatted(scripts.schema(), Migrator.HISTORY, of(scripts));
    }

    private static String of(Scripts scripts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : scripts.names()) {
                byte[] text = new Script(scripts, name).text().getBytes(StandardCharsets.UTF_8);
                digest.update((name + " " + text.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(text);
            }
            return PREFIX + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
