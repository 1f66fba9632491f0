package io.quartier.web.error;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** What an SQL error means, by its SQLState. */
final class SqlFailures {

    private SqlFailures() {}

    static Failure of(SQLException e) {
        if (e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException) {
            return Failure.unavailable(5);
        }
        String state = e.getSQLState();
        return state == null || state.length() != 5 ? withoutState(e) : byState(state);
    }

    private static Failure byState(String state) {
        return switch (state) {
            // serialization failure, deadlock: the same again may well succeed
            case "40001", "40P01" -> Failure.unavailable(1);
            // taken already: unique key, exclusion; still in use: foreign key; locked by somebody
            case "23505", "23P01", "23503", "55P03" -> Failure.of(CoreProblem.CONFLICT);
            // a check of the table that no check of ours came before
            case "23514" ->
                Failure.of(CoreProblem.VALIDATION_ERROR, Fault.of("", "INVALID"))
                        .asOurs();
            // the statement or the pause before it took too long, or the server is going down
            case "25P03", "57014", "57P01", "57P02", "57P03", "57P05" -> Failure.unavailable(5);
            default -> byClass(state.substring(0, 2));
        };
    }

    private static Failure byClass(String stateClass) {
        return switch (stateClass) {
            case "08", "53", "58" -> Failure.unavailable(5);
            // data that a column cannot hold
            case "22" ->
                Failure.of(CoreProblem.VALIDATION_ERROR, Fault.of("", "INVALID"))
                        .asOurs();
            default -> Failure.of(CoreProblem.INTERNAL_ERROR);
        };
    }

    /** The servers' pools throw plain SQL exceptions when they have no connection to give. */
    private static Failure withoutState(SQLException e) {
        String type = e.getClass().getName();
        String text = String.valueOf(e.getMessage());
        return type.contains("ConnectionWaitTimeout") || text.startsWith("Error in allocating a connection")
                ? Failure.unavailable(5)
                : Failure.of(CoreProblem.INTERNAL_ERROR);
    }
}
