package io.quartier.testkit.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quartier.contract.data.Ids;
import io.quartier.contract.data.Statement;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.secret.KeyLimits;
import io.quartier.kernel.secret.KeyRenewal;
import io.quartier.kernel.secret.MasterKey;
import io.quartier.kernel.secret.SealedColumns;
import io.quartier.kernel.secret.SealedSecrets;
import io.quartier.kernel.tenancy.Call;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import io.quartier.launcher.postgres.Role;
import io.quartier.testkit.PluginDatabase;
import io.quartier.testkit.Session;
import io.quartier.testkit.Sql;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** Credentials in a real database, sealed as on a node that has these master keys. */
final class Vault implements MasterKey {

    private static final Map<String, Aead> MASTERS = new LinkedHashMap<>();

    private final PluginDatabase database;
    private final String first;
    private final Set<String> known;

    Vault(PluginDatabase database, String first, String... others) {
        this.database = database;
        this.first = first;
        this.known = new java.util.HashSet<>(List.of(others));
        known.add(first);
    }

    @Override
    public String id() {
        return first;
    }

    @Override
    public Optional<Aead> of(String id) {
        return known.contains(id) ? Optional.of(master(id)) : Optional.empty();
    }

    private static synchronized Aead master(String id) {
        return MASTERS.computeIfAbsent(id, name -> {
            try {
                AeadConfig.register();
                return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                        .getPrimitive(RegistryConfiguration.get(), Aead.class);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    interface Work<T> {
        T with(SealedSecrets secrets, Database database) throws SQLException;
    }

    /** In one transaction of the organization, on a node that has opened no key yet. */
    <T> T in(UUID organization, Work<T> work) throws SQLException {
        try (Session session = database.session()) {
            return session.in(
                    organization,
                    connection -> CallContext.with(call(organization), () -> {
                        Database bound = Sql.on(connection);
                        return work.with(node(bound), bound);
                    }));
        }
    }

    private SealedSecrets node(Database bound) {
        return new SealedSecrets(
                bound,
                new TransactionContext() {
                    @Override
                    public boolean isActive() {
                        return true;
                    }
                },
                this,
                () -> SealedColumns.of(List.of(new VaultPlugin())));
    }

    UUID keep(UUID organization, String password) throws SQLException {
        UUID id = Ids.next();
        in(
                organization,
                (secrets, bound) -> bound.update(Statement.of(
                        "insert into vault.credentials (organization_id, id, password) values (?, ?, ?)",
                        organization,
                        id,
                        secrets.seal(VaultPlugin.PASSWORD.context(id), password))));
        return id;
    }

    String read(UUID organization, UUID id) throws SQLException {
        return in(organization, (secrets, bound) -> secrets.open(VaultPlugin.PASSWORD.context(id), stored(bound, id)));
    }

    static String stored(Database bound, UUID id) {
        return bound.one(
                        Statement.of("select password from vault.credentials where id = ?", id),
                        row -> row.text("password"))
                .orElseThrow();
    }

    /** Renews as the platform's background work does. */
    KeyRenewal.Done renew(Instant notBefore, Duration kept) throws SQLException {
        return new KeyRenewal(
                        maintenance(),
                        this,
                        SealedColumns.of(List.of(new VaultPlugin())),
                        new KeyLimits(Duration.ofDays(365), notBefore, kept))
                .run();
    }

    private PGSimpleDataSource maintenance() {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return database.connect(Role.MAINTENANCE);
            }
        };
    }

    private static Call call(UUID organization) {
        return new Call("-", Locale.ENGLISH, null, organization, null, Set.of());
    }
}
