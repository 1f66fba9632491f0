package io.quartier.bench;

import io.quartier.launcher.postgres.Database;
import io.quartier.launcher.postgres.Role;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from PostgreSQL's own log which statements a request of the product sends. */
final class StatementLog {

    /** One statement as it was executed; a null value stands for NULL. */
    record Entry(String sql, List<String> values) {}

    interface Work {
        void run() throws Exception;
    }

    private static final Pattern EXECUTED =
            Pattern.compile("^quartier_app (\\d+) LOG: {2}(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern BOUND =
            Pattern.compile("^quartier_app (\\d+) DETAIL: {2}[Pp]arameters: (.*)$", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*)')");

    private final Database database;
    private final Path file;

    StatementLog(Database database, Path file) {
        this.database = database;
        this.file = file;
    }

    /** The statements of the one session that works on listings while the work runs. */
    List<Entry> during(Work work) throws Exception {
        configure("alter system set log_statement = 'all'", "alter system set log_line_prefix = '%u %p '");
        long start = file.toFile().length();
        try {
            work.run();
        } finally {
            configure("alter system reset log_statement", "alter system reset log_line_prefix");
        }
        List<List<Entry>> sessions = sessions(lines(start)).values().stream()
                .filter(entries ->
                        entries.stream().anyMatch(entry -> entry.sql().contains("listings.listings")))
                .toList();
        if (sessions.size() != 1) {
            throw new IllegalStateException(
                    "The log shows %d sessions with listings, not one: %s".formatted(sessions.size(), file));
        }
        return sessions.get(0);
    }

    private void configure(String... settings) throws SQLException, InterruptedException {
        try (Connection superuser = database.connect(Role.SUPERUSER);
                Statement statement = superuser.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            statement.execute("select pg_reload_conf()");
        }
        // sessions take notice of it before their next statement
        Thread.sleep(1_000);
    }

    /** Log lines put together again: PostgreSQL indents what follows a line break in a statement. */
    private List<String> lines(long start) throws IOException {
        byte[] bytes;
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(start);
            bytes = new byte[(int) (log.length() - start)];
            log.readFully(bytes);
        }
        List<String> lines = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("\t") && !lines.isEmpty()) {
                lines.add(lines.remove(lines.size() - 1) + "\n" + line.substring(1));
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static Map<String, List<Entry>> sessions(List<String> lines) {
        Map<String, List<Entry>> sessions = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher executed = EXECUTED.matcher(line);
            Matcher bound = BOUND.matcher(line);
            if (executed.matches()) {
                sessions.computeIfAbsent(executed.group(1), session -> new ArrayList<>())
                        .add(new Entry(executed.group(2).strip(), List.of()));
            } else if (bound.matches()) {
                List<Entry> entries = sessions.get(bound.group(1));
                Entry last = entries.remove(entries.size() - 1);
                entries.add(new Entry(last.sql(), values(bound.group(2))));
            }
        }
        return sessions;
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            String quoted = value.group(1);
            values.add(quoted == null ? null : quoted.replace("''", "'"));
        }
        return values;
    }
}
