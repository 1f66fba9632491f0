package io.quartier.testkit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.data.Ids;
import io.quartier.kernel.secret.KeyCheck;
import io.quartier.kernel.secret.KeyRenewal.Done;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SecretsTest {

    private static final Instant NEVER = Instant.EPOCH;

    private PluginDatabase database;
    private UUID ours;
    private UUID theirs;

    @BeforeEach
    void organizations() {
        database = PluginDatabase.own(new VaultPlugin());
        ours = database.createOrganization();
        theirs = database.createOrganization();
    }

    @Test
    void whatIsSealedOpensAndIsNowhereToBeRead() throws SQLException {
        Vault vault = new Vault(database, "2026");
        String secret = "Tajné-heslo-7361";
        UUID id = vault.keep(ours, secret);
        assertThat(vault.read(ours, id)).isEqualTo(secret);
        assertThat(vault.keep(ours, ""))
                .satisfies(empty -> assertThat(vault.read(ours, empty)).isEmpty());
        assertThat(everyRow())
                .as("every row of every table")
                .hasSizeGreaterThan(10)
                .anyMatch(row -> row.contains(id.toString()))
                .noneMatch(row -> row.contains("heslo-7361") || row.contains("54616a6ec3a9"));
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() throws SQLException {
        Vault vault = new Vault(database, "2026");
        UUID one = vault.keep(ours, "same");
        UUID two = vault.keep(ours, "same");
        assertThat(stored(one)).isNotEqualTo(stored(two));
    }

    @Test
    void aSealedValueOpensInItsPlaceOnly() throws SQLException {
        Vault vault = new Vault(database, "2026");
        UUID id = vault.keep(ours, "plain-4711");
        UUID other = vault.keep(ours, "another");
        UUID foreign = vault.keep(theirs, "foreign");
        String sealed = stored(id);

        // another row, another column, another organization with its own key
        refused(() -> vault.in(ours, (s, b) -> s.open(VaultPlugin.PASSWORD.context(other), sealed)));
        refused(() -> vault.in(ours, (s, b) -> s.open("vault.credential.pin:" + id, sealed)));
        refused(() -> vault.in(theirs, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), sealed)));
        // and not under the other organization's key, were its name put in front
        String relabelled = stored(foreign).substring(0, 40) + sealed.substring(40);
        refused(() -> vault.in(theirs, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), relabelled)));
        // moved with its key
        execute(
                "insert into platform.secret_keys select '%s', id, master_id, wrapped, created_at from platform.secret_keys where organization_id = '%s'"
                        .formatted(theirs, ours));
        refused(() -> vault.in(theirs, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), sealed)));
        // changed by one character
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);
        refused(() -> vault.in(ours, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), changed)));
        // never sealed at all
        refused(() -> vault.in(ours, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), "plain-4711")));
        assertThat(vault.read(ours, id)).isEqualTo("plain-4711");
    }

    @Test
    void whatNobodyDeclaredIsNotSealed() {
        Vault vault = new Vault(database, "2026");
        assertThatThrownBy(() -> vault.in(ours, (s, b) -> s.seal("other.thing:" + Ids.next(), "plain-4711")))
                .hasMessageContaining("sealedColumns()")
                .hasMessageNotContaining("plain-4711");
    }

    @Test
    void aNewMasterKeyTakesOverWhileTheOldOneStandsBesideIt() throws SQLException {
        Vault before = new Vault(database, "2026");
        UUID id = before.keep(ours, "kept");
        assertThat(faults(new Vault(database, "2027")))
                .singleElement()
                .asString()
                .contains("'2026'")
                .contains("put the line");

        Vault during = new Vault(database, "2027", "2026");
        assertThat(faults(during)).isEmpty();
        assertThat(during.read(ours, id)).isEqualTo("kept");
        assertThat(during.renew(NEVER, Duration.ofHours(1))).isEqualTo(new Done(1, 0, 0, 0));

        Vault after = new Vault(database, "2027");
        assertThat(faults(after)).isEmpty();
        assertThat(after.read(ours, id)).isEqualTo("kept");
        assertThat(faults(before)).hasSize(1);
    }

    @Test
    void anotherKeyUnderTheSameNameIsFoundOut() throws SQLException {
        new Vault(database, "2026").keep(ours, "kept");
        execute("update platform.secret_keys set master_id = '2027'");
        assertThat(faults(new Vault(database, "2027")))
                .singleElement()
                .asString()
                .contains("another key");
    }

    @Test
    void aRetiredKeyIsDestroyedOnceNothingIsSealedWithIt() throws SQLException {
        Vault vault = new Vault(database, "2026");
        UUID id = vault.keep(ours, "kept");
        String first = stored(id);
        assertThat(vault.renew(Instant.now(), Duration.ofHours(1))).isEqualTo(new Done(0, 1, 1, 0));
        assertThat(stored(id)).isNotEqualTo(first);
        assertThat(vault.read(ours, id)).isEqualTo("kept");
        // who read the row a moment ago
        assertThat(vault.<String>in(ours, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), first)))
                .isEqualTo("kept");
        assertThat(vault.renew(NEVER, Duration.ofHours(1))).isEqualTo(new Done(0, 0, 0, 0));
        assertThat(vault.renew(NEVER, Duration.ZERO)).isEqualTo(new Done(0, 0, 0, 1));
        assertThat(vault.read(ours, id)).isEqualTo("kept");
        refused(() -> vault.in(ours, (s, b) -> s.open(VaultPlugin.PASSWORD.context(id), first)));
    }

    @Test
    void aKeyIsNotDestroyedBelowWhoSealsWithItNow() throws Exception {
        Vault vault = new Vault(database, "2026");
        vault.keep(ours, "first");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            UUID late = Ids.next();
            Future<Done> renewal = vault.in(ours, (secrets, bound) -> {
                String sealed = secrets.seal(VaultPlugin.PASSWORD.context(late), "late");
                Future<Done> running = thread.submit(() -> vault.renew(Instant.now(), Duration.ZERO));
                pause();
                bound.update(io.quartier.contract.data.Statement.of(
                        "insert into vault.credentials (organization_id, id, password) values (?, ?, ?)",
                        ours,
                        late,
                        sealed));
                return running;
            });
            renewal.get(30, TimeUnit.SECONDS);
            vault.renew(Instant.now(), Duration.ZERO);
            assertThat(vault.read(ours, late)).isEqualTo("late");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void keysAreRenewedWhileOthersSealAndOpen() throws Exception {
        Vault old = new Vault(database, "2026");
        Map<UUID, String> kept = new ConcurrentHashMap<>();
        for (int i = 0; i < 250; i++) {
            kept.put(old.keep(ours, "secret " + i), "secret " + i);
        }
        Vault vault = new Vault(database, "2027", "2026");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> users = new ArrayList<>();
        try {
            for (int t = 0; t < 3; t++) {
                String name = "of thread " + t + " ";
                users.add(threads.submit(() -> {
                    int used = 0;
                    for (; !over.get(); used++) {
                        String text = name + used;
                        kept.put(vault.keep(ours, text), text);
                        for (UUID id : kept.keySet().stream().limit(5).toList()) {
                            assertThat(vault.read(ours, id)).isEqualTo(kept.get(id));
                        }
                    }
                    return used;
                }));
            }
            int destroyed = 0;
            int sealed = 0;
            for (int i = 0; i < 8; i++) {
                // retired keys are kept for a moment, as long as any transaction here takes
                Done done = vault.renew(Instant.now(), Duration.ofMillis(500));
                destroyed += done.destroyed();
                sealed += done.sealed();
                pause();
            }
            over.set(true);
            for (Future<Integer> user : users) {
                assertThat(user.get(30, TimeUnit.SECONDS)).isPositive();
            }
            assertThat(destroyed).isPositive();
            assertThat(sealed).isGreaterThan(250);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        Thread.sleep(600);
        vault.renew(NEVER, Duration.ofMillis(500));
        vault.renew(NEVER, Duration.ofMillis(500));
        assertThat(number("select count(*) from platform.secret_keys where retired_at is not null"))
                .isZero();
        assertThat(number("select count(*) from vault.credentials")).isEqualTo(kept.size());
        Vault after = new Vault(database, "2027");
        for (Map.Entry<UUID, String> one : kept.entrySet()) {
            assertThat(after.read(ours, one.getKey())).isEqualTo(one.getValue());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Opening {
        Object open() throws SQLException;
    }

    private static void refused(Opening opening) {
        assertThatThrownBy(opening::open)
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("plain-4711"));
    }

    private List<String> faults(Vault vault) throws SQLException {
        try (Connection connection = database.connect(Role.MAINTENANCE)) {
            return KeyCheck.faults(connection, vault, new VaultPlugin().sealedColumns());
        }
    }

    private String stored(UUID id) throws SQLException {
        return texts("select password from vault.credentials where id = '" + id + "'")
                .get(0);
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    /** As a dump has it. */
    private List<String> everyRow() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : texts(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")) {
            rows.addAll(texts("select t::text from " + table + " t"));
        }
        return rows;
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.connect(Role.SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect(Role.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
