package io.quartier.kernel.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartRefusedTest {

    @Test
    void aRefusalStaysWhatItIs() {
        StartRefused refusal = new StartRefused(List.of("One: do this.", "Two: do that."));

        assertThat(StartRefused.of(refusal)).isSameAs(refusal);
    }

    @Test
    void aFailureOfTheDatabaseSaysSoHoweverDeepItSits() {
        Throwable failure = new IllegalStateException("outer", new RuntimeException(new SQLException("no room left")));

        StartRefused refusal = StartRefused.of(failure);

        assertThat(refusal.reasons())
                .containsExactly(
                        "The database failed (no room left): see that it runs and lets Quartier in, then start again.");
        assertThat(refusal).hasCause(failure);
    }

    @Test
    void anythingElseIsNamedAndKept() {
        Throwable failure = new NoClassDefFoundError("io/quartier/Missing");

        StartRefused refusal = StartRefused.of(failure);

        assertThat(refusal).hasMessageStartingWith("Quartier does not start: ").hasCause(failure);
        assertThat(refusal.reasons())
                .singleElement()
                .asString()
                .contains("io/quartier/Missing", "server-config/README.md");
    }
}
