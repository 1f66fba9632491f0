package io.quartier.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.identity.RegisterOrganization.Form;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterOrganizationTest {

    private static final Form FORM = new Form("Donau", "eva@donau.example", "correct horse", "Eva", "Nováková");

    @ParameterizedTest
    @ValueSource(strings = {"closed", "", "opne"})
    void whoeverIsNotToldToOpenTheDoorKeepsItClosed(String mode) {
        RegisterOrganization registration = new RegisterOrganization();
        registration.mode = mode;
        QuartierException e = catchThrowableOfType(QuartierException.class, () -> registration.register(FORM, "test"));
        assertThat(e.problem()).isEqualTo(IdentityProblem.REGISTRATION_CLOSED);
    }

    @Test
    void itIsClosedUnlessSomebodySaysOtherwise() throws NoSuchFieldException {
        assertThat(RegisterOrganization.class
                        .getDeclaredField("mode")
                        .getAnnotation(ConfigProperty.class)
                        .defaultValue())
                .isEqualTo("closed");
    }

    @Test
    void aFormTellsLogsNothing() {
        assertThat(FORM.toString()).doesNotContain("correct horse", "eva@donau.example", "Eva");
    }
}
