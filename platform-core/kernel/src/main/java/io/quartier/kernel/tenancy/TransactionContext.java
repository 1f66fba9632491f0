package io.quartier.kernel.tenancy;

import io.quartier.kernel.metric.PoolMetrics;
import io.quartier.kernel.server.DatabaseFailure;
import io.quartier.kernel.server.ServerResources;
import io.quartier.kernel.server.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells the database, once per transaction and on that transaction's own connection, whose rows it may show and take.
 * The setting is local to the transaction, so that a pooled connection carries nothing over.
 */
@ApplicationScoped
public class TransactionContext {

    static final String SET = "select set_config('app.organization_id', ?, true), set_config('app.user_id', ?, true)";

    private static final Object KEY = TransactionContext.class.getName();
    /** Of each transaction: which declared ones have joined it. */
    private static final Object DECLARED = TransactionContext.class.getName() + ".declared";

    @Inject
    Sources sources;

    private volatile TransactionSynchronizationRegistry registry;

    /** Whether the current thread is in a transaction that can still do something. */
    public boolean isActive() {
        return registry().getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    /**
     * Binds the current transaction, if there is one, to the current call.
     *
     * @throws IllegalStateException where the transaction is bound to another organization or user already
     */
    public void bind() {
        if (!isActive()) {
            return;
        }
        Bound wanted = Bound.of(CallContext.current());
        Bound bound = (Bound) registry().getResource(KEY);
        if (bound == null) {
            tell(wanted);
            registry().putResource(KEY, wanted);
        } else if (!bound.equals(wanted)) {
            throw new IllegalStateException(
                    "The organization or user changed inside a transaction: end it first, or use REQUIRES_NEW");
        }
    }

    /**
     * Says that the transaction just begun surrounds a whole request that does not know of it: work that could be done
     * without the transaction can be done in spite of it.
     */
    public void surroundsRequest() {
        this.<Declared>kept(DECLARED, Declared::new).surroundsRequest = true;
    }

    /** A declared transaction has begun in, or joined, the current one. */
    void joined() {
        if (registry().getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            this.<Declared>kept(DECLARED, Declared::new).depth++;
        }
    }

    /**
     * It has come to its end, and the outermost does now what was left for then.
     *
     * @param willCommit false where its exception ends the transaction
     */
    void left(boolean willCommit) {
        if (registry().getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            return;
        }
        Declared declared = kept(DECLARED, Declared::new);
        declared.depth--;
        if (declared.depth > 0) {
            return;
        }
        List<Ending> endings = List.copyOf(declared.endings);
        declared.endings.clear();
        if (!willCommit) {
            endings.forEach(ending -> ending.otherwise().run());
        } else if (isActive()) {
            endings.forEach(ending -> ending.work().run());
        } else {
            // the servers would undo it and say nothing
            throw new IllegalStateException(
                    "What was done is undone, because something within this transaction failed and that was caught");
        }
    }

    /**
     * Lets work for another organization begin only where no transaction is bound to one: what it does by JPA would
     * otherwise happen in the organization of the transaction.
     *
     * @return whether the work must be done outside the current transaction, which only surrounds the request
     * @throws IllegalStateException inside a transaction of another organization
     */
    boolean mustLeaveFor(UUID organization) {
        if (!isActive()
                || !(registry().getResource(KEY) instanceof Bound bound)
                || bound.equals(new Bound(organization, null))) {
            return false;
        }
        Declared declared = kept(DECLARED, Declared::new);
        if (declared.surroundsRequest && declared.depth == 0) {
            return true;
        }
        if (organization.equals(bound.organization())) {
            return false;
        }
        throw new IllegalStateException("This transaction is another organization's: end it first");
    }

    /** What the current transaction keeps under this key; made on first use. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // whoever owns the key knows the type
    public <T> T kept(Object key, Supplier<T> maker) {
        Object value = registry().getResource(key);
        if (value == null) {
            value = maker.get();
            registry().putResource(key, value);
        }
        return (T) value;
    }

    /**
     * Runs where the outermost declared transaction ends, or at once outside of declared ones. Not in
     * {@code beforeCompletion}: there Payara gives out connections that have nothing to do with the transaction.
     *
     * @param otherwise runs instead where an exception ends the declared transaction
     */
    public void atEnd(Runnable work, Runnable otherwise) {
        Declared declared = kept(DECLARED, Declared::new);
        if (declared.depth > 0) {
            declared.endings.add(new Ending(work, otherwise));
        } else {
            work.run();
        }
    }

    /** The same, with nothing to be done otherwise. */
    public void atEnd(Runnable work) {
        atEnd(work, () -> {});
    }

    /** Has the current transaction undone at its end, whatever the server makes of what was thrown. */
    void undo() {
        if (isActive()) {
            registry().setRollbackOnly();
        }
    }

    /** Runs once the current transaction has committed. */
    public void afterCommit(Runnable work) {
        registry().registerInterposedSynchronization(new AfterCommit(work));
    }

    private void tell(Bound call) {
        try (Connection connection = PoolMetrics.connection(sources.app());
                PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, text(call.organization()));
            statement.setString(2, text(call.user()));
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private TransactionSynchronizationRegistry registry() {
        if (registry == null) {
            registry = ServerResources.find(ServerResources.SYNCHRONIZATION_REGISTRY);
        }
        return registry;
    }

    private static String text(UUID id) {
        return Objects.toString(id, "");
    }

    private record Ending(Runnable work, Runnable otherwise) {}

    /** The declared transactions that are the same one in truth. */
    private static final class Declared {
        private final List<Ending> endings = new ArrayList<>();
        private int depth;
        private boolean surroundsRequest;
    }

    private record Bound(UUID organization, UUID user) {
        static Bound of(Call call) {
            return new Bound(call.organization(), call.user());
        }
    }
}
