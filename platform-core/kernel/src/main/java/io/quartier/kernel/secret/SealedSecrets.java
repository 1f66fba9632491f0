package io.quartier.kernel.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quartier.contract.data.Statement;
import io.quartier.contract.secret.SealedColumn;
import io.quartier.contract.secret.Secrets;
import io.quartier.kernel.data.Database;
import io.quartier.kernel.secret.Wrapping.Wrapped;
import io.quartier.kernel.tenancy.CallContext;
import io.quartier.kernel.tenancy.TransactionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Seals with the organization's newest key, which is locked against being retired until the transaction ends: so a key
 * that nothing is sealed with, once it is retired, can be destroyed.
 */
@ApplicationScoped
public class SealedSecrets implements Secrets {

    private static final String COLUMNS = "organization_id, id, master_id, wrapped";

    private final Database database;
    private final TransactionContext transaction;
    private final Wrapping wrapping;
    private final Supplier<List<SealedColumn>> declared;
    private final Cache<Named, DataKey> opened = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** For the proxy. */
    protected SealedSecrets() {
        this(null, null, null, List::of);
    }

    @Inject
    public SealedSecrets(Database database, TransactionContext transaction, MasterKey master) {
        this(database, transaction, master, SealedColumns::all);
    }

    /** @param declared the columns that may hold sealed values */
    public SealedSecrets(
            Database database,
            TransactionContext transaction,
            MasterKey master,
            Supplier<List<SealedColumn>> declared) {
        this.database = database;
        this.transaction = transaction;
        this.wrapping = new Wrapping(master);
        this.declared = declared;
    }

    private record Named(UUID organization, UUID id) {}

    @Override
    public String seal(String context, String plaintext) {
        if (!transaction.isActive()) {
            throw new IllegalStateException("Secrets are sealed in the transaction that stores them");
        }
        UUID organization = organization();
        if (declared.get().stream().noneMatch(column -> context.startsWith(column.context() + ":"))) {
            throw new IllegalStateException(
                    "No plugin declares a sealed column for " + context + ": add it to sealedColumns()");
        }
        // once more where it was retired while we waited for its lock: the next look shows its successor
        Wrapped key = newest().or(this::newest).orElseGet(() -> store(wrapping.make(organization)));
        return opened(key).seal(context, plaintext);
    }

    @Override
    public String open(String context, String sealed) {
        SealedText text;
        try {
            text = SealedText.parse(sealed);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("What is stored for " + context + " is " + e.getMessage(), e);
        }
        DataKey key = opened.getIfPresent(new Named(organization(), text.key()));
        if (key == null) {
            key = opened(one("select " + COLUMNS + " from platform.secret_keys where id = ?", text.key())
                    .orElseThrow(() -> new IllegalStateException("The secret of " + context
                            + " was sealed with a key that this organization does not have: " + text.key())));
        }
        return key.open(context, text);
    }

    private Optional<Wrapped> newest() {
        return one("select " + COLUMNS
                + " from platform.secret_keys where retired_at is null order by id desc limit 1 for share");
    }

    private Wrapped store(Wrapped made) {
        database.update(Statement.of(
                "insert into platform.secret_keys (organization_id, id, master_id, wrapped, created_at) values (?, ?, ?, ?, ?)",
                made.organization(),
                made.id(),
                made.masterId(),
                made.text(),
                Instant.now()));
        return made;
    }

    private DataKey opened(Wrapped wrapped) {
        return opened.get(new Named(wrapped.organization(), wrapped.id()), name -> wrapping.open(wrapped));
    }

    private Optional<Wrapped> one(String sql, Object... values) {
        return database.one(
                Statement.of(sql, values),
                row -> new Wrapped(
                        row.uuid("organization_id"), row.uuid("id"), row.text("master_id"), row.text("wrapped")));
    }

    private static UUID organization() {
        UUID organization = CallContext.current().organization();
        if (organization == null) {
            throw new IllegalStateException("Secrets belong to an organization");
        }
        return organization;
    }
}
