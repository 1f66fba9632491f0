package io.quartier.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private final AtomicLong now = new AtomicLong();
    private final SignInAttempts attempts = new SignInAttempts(3, 5, Duration.ofMinutes(15), now::get);

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            attempts.check(account, address);
            attempts.failed(account, address);
        }
    }

    private QuartierException refused(String account, String address) {
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> attempts.check(account, address));
        assertThat(e).isNotNull();
        assertThat(e.problem()).isEqualTo(CoreProblem.RATE_LIMITED);
        return e;
    }

    @Test
    void anAccountIsGuessedAtAFewTimesFromWhereverAndThenNotForAWhile() {
        fail(2, "eva", "192.0.2.1");
        fail(1, "eva", "192.0.2.2");

        now.addAndGet(Duration.ofMinutes(14).toNanos());
        assertThat((long) refused("eva", "192.0.2.3").arguments().get("seconds"))
                .isBetween(60L, 61L);
        assertThatCode(() -> attempts.check("jan", "192.0.2.1")).doesNotThrowAnyException();

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThatCode(() -> attempts.check("eva", "192.0.2.3")).doesNotThrowAnyException();
    }

    @Test
    void anAddressGuessesAFewTimesWhoeverItIs() {
        fail(2, "eva", "192.0.2.1");
        fail(2, "jan", "192.0.2.1");
        attempts.succeeded("petra");
        fail(1, "petra", "192.0.2.1");
        refused("anna", "192.0.2.1");
        assertThatCode(() -> attempts.check("anna", "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void whoRemembersThePasswordStartsAgain() {
        fail(2, "eva", "192.0.2.1");
        attempts.succeeded("eva");
        fail(2, "eva", "192.0.2.1");
    }

    @Test
    void anIpV6NetworkIsOneAddress() {
        assertThat(ClientAddress.network("2001:db8::1"))
                .isEqualTo(ClientAddress.network("2001:db8:0:0:ffff::9"))
                .isNotEqualTo(ClientAddress.network("2001:db8:0:1::1"));
        assertThat(ClientAddress.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(ClientAddress.network(":nonsense")).isEqualTo(":nonsense");
    }
}
