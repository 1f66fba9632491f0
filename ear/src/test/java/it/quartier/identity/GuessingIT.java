package it.quartier.identity;

import static org.assertj.core.api.Assertions.assertThat;

import it.quartier.api.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Passwords cannot be tried without end. */
class GuessingIT {

    @Test
    void afterTenWrongPasswordsTheRightOneDoesNotHelpForAWhile() {
        Account eva = Account.registered();
        for (int i = 0; i < 9; i++) {
            assertThat(Account.signIn(eva.email(), "wrong").status()).isEqualTo(401);
        }
        assertThat(Account.signIn(eva.email(), Account.PASSWORD).status())
                .as("nine are not too many, and are forgotten")
                .isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(Account.signIn(eva.email(), "wrong").status()).isEqualTo(401);
        }

        Answer refused = Account.signIn(" " + eva.email().toUpperCase(java.util.Locale.ROOT), Account.PASSWORD);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(840, 901);
        assertThat(Account.signIn(Account.registered().email(), Account.PASSWORD)
                        .status())
                .as("others come in, from the same address")
                .isEqualTo(200);
    }

    @Test
    void whetherThereIsSuchAnAccountShowsNotHereEither() {
        String nobody = UUID.randomUUID() + "@quartier.test";
        for (int i = 0; i < 10; i++) {
            assertThat(Account.signIn(nobody, "wrong").status()).isEqualTo(401);
        }
        assertThat(Account.signIn(nobody, "wrong").status()).isEqualTo(429);
    }
}
