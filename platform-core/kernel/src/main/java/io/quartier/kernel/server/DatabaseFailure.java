package io.quartier.kernel.server;

import java.sql.SQLException;

/** An SQL error on its way to the one place that turns errors into answers, which reads the cause's SQLState. */
public class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
