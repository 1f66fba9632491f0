package io.quartier.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import io.quartier.contract.error.QuartierException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.ServletException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.executable.ExecutableValidator;
import jakarta.ws.rs.Path;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static CoreProblem problem(Throwable e) {
        return (CoreProblem) Failures.of(e).problem();
    }

    @Test
    void findsWhatWasMeantBelowWhatItIsWrappedIn() {
        Throwable known = new QuartierException(CoreProblem.CONFLICT);
        assertThat(problem(new RuntimeException(new ServletException(known)))).isEqualTo(CoreProblem.CONFLICT);
        RollbackException rollback = new RollbackException();
        rollback.addSuppressed(new OptimisticLockException());
        assertThat(problem(new IllegalStateException(rollback))).isEqualTo(CoreProblem.STALE_VERSION);
        assertThat(problem(new ServletException(new FileNotFoundException("x"))))
                .isEqualTo(CoreProblem.NOT_FOUND);
        assertThat(problem(new StackOverflowError())).isEqualTo(CoreProblem.INTERNAL_ERROR);
    }

    /** What stands in for a resource. */
    @Path("stored")
    public static class Stored {
        public void find(@NotNull String name) {}
    }

    /** What stands in for an entity or a use case. */
    public static class Entity {
        @NotNull
        String name;

        public void rename(@NotNull String newName) {}
    }

    @Test
    void whatNobodySentIsNotTheClientsFault() throws NoSuchMethodException {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            ExecutableValidator methods = validator.forExecutables();
            Failure argument = Failures.of(new ConstraintViolationException(methods.validateParameters(
                    new Stored(), Stored.class.getMethod("find", String.class), new Object[1])));
            assertThat(argument.problem()).isEqualTo(CoreProblem.VALIDATION_ERROR);
            assertThat(argument.faults()).hasSize(1);
            assertThat(argument.isOurs()).isFalse();
            for (Throwable ours : List.of(
                    new ConstraintViolationException(validator.validate(new Entity())),
                    new ConstraintViolationException(methods.validateParameters(
                            new Entity(), Entity.class.getMethod("rename", String.class), new Object[1])),
                    new InvalidValue(Fault.of("", "CURRENCY")),
                    new JsonException("x"),
                    new JsonbException("x"))) {
                Failure failure = Failures.of(new PersistenceException(ours));
                assertThat(failure.problem()).as(ours.toString()).isEqualTo(CoreProblem.INTERNAL_ERROR);
                assertThat(failure.isOurs()).as("logged").isTrue();
                assertThat(failure.faults()).isEmpty();
            }
        }
    }

    @Test
    void bearsCausesInACircle() {
        Exception first = new IllegalStateException("first");
        first.addSuppressed(new RuntimeException(first));
        assertThat(problem(first)).isEqualTo(CoreProblem.INTERNAL_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, UNAVAILABLE",
        "40P01, UNAVAILABLE",
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "23505, CONFLICT",
        "23P01, CONFLICT",
        "23503, CONFLICT",
        "55P03, CONFLICT",
        "22P05, VALIDATION_ERROR",
        "23514, VALIDATION_ERROR",
        "42P01, INTERNAL_ERROR",
        "42501, INTERNAL_ERROR"
    })
    void readsTheSqlState(String state, CoreProblem expected) {
        SQLException sql = new SQLException("x", state);
        assertThat(problem(new PersistenceException(sql))).isEqualTo(expected);
        SQLException batch = new SQLException("batch");
        batch.setNextException(sql);
        assertThat(problem(new PersistenceException(batch))).isEqualTo(expected);
    }

    @Test
    void aDatabaseThatIsDownIsUnavailableAndNotAnIncident() {
        Failure failure = Failures.of(new PersistenceException(new SQLTransientConnectionException("x")));
        assertThat(failure.problem()).isEqualTo(CoreProblem.UNAVAILABLE);
        assertThat(failure.headers()).containsEntry("Retry-After", "5");
        assertThat(failure.isOurs()).isFalse();
    }

    @Test
    void dataThatSlippedThroughOurChecksIsLogged() {
        assertThat(Failures.of(new SQLException("x", "22003")).isOurs()).isTrue();
    }
}
