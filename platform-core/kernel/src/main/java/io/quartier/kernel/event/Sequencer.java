package io.quartier.kernel.event;

import io.quartier.kernel.work.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Moves what was published, and is due, from the outbox to the log, with positions, and notes for each subscriber what it
 * has to do. Every node has one, and they take turns: positions are given and become visible in one order, so a reader
 * who has seen one has seen all before it, however late a transaction commits.
 */
final class Sequencer implements Step {

    /** Something is in the outbox. */
    static final String PUBLISHED = "published";

    /** Something is to be delivered. */
    static final String SEQUENCED = "sequenced";

    private static final int BATCH = 500;

    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended('platform.events', 0))";

    /** What need not wait has no time at which it is due, and so can be read by its numbers, however much waits. */
    static final String MOVE = """
            with due as materialized (
                select * from (
                    (select * from platform.outbox where due_at = '-infinity' order by number limit %1$d)
                    union all
                    (select * from platform.outbox where due_at > '-infinity' and due_at <= now()
                     order by due_at, number limit %1$d)) both_kinds
                order by number limit %1$d),
            gone as (
                delete from platform.outbox o using due d where o.organization_id = d.organization_id and o.id = d.id),
            moved as (
                insert into platform.events (organization_id, id, position, type, version, aggregate_type, aggregate_id, payload,
                                             at, correlation_id, user_id)
                select organization_id, id, nextval('platform.event_positions'), type, version, aggregate_type, aggregate_id,
                       payload, at, correlation_id, user_id
                from (select * from due order by number) ordered
                returning organization_id, id, position, type, aggregate_id),
            told as (
                insert into platform.deliveries (organization_id, event_id, subscriber, position, aggregate_id, priority, due_at)
                select m.organization_id, m.id, s.subscriber, m.position, m.aggregate_id, d.priority, now()
                from moved m
                join due d on d.organization_id = m.organization_id and d.id = m.id
                join platform.subscriptions s on s.type = m.type)
            select count(*) from moved""".formatted(BATCH);

    private final DataSource maintenance;
    private final Runnable sequenced;

    /**
     * A sequencer.
     *
     * @param sequenced called when there is something to be delivered
     */
    Sequencer(DataSource maintenance, Runnable sequenced) {
        this.maintenance = maintenance;
        this.sequenced = sequenced;
    }

    @Override
    public boolean work() throws SQLException {
        int moved;
        try (Connection connection = maintenance.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement turn = connection.createStatement();
                    PreparedStatement move = connection.prepareStatement(MOVE)) {
                turn.execute(TURN);
                try (ResultSet count = move.executeQuery()) {
                    count.next();
                    moved = count.getInt(1);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                restore(connection);
            }
        }
        if (moved > 0) {
            sequenced.run();
        }
        return moved == BATCH;
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** The pool gives connections out as they come back. */
    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // broken: the pool throws it away
        }
    }
}
