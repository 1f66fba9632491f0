package io.quartier.kernel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference library of the standard is the judge. */
class SignatureTest {

    private static final String ID = "0192f0c1-2345-7000-8000-000000000001";
    private static final String BODY = "{\"title\":\"Byt v Košiciach — 3 izby\"}";

    @Test
    void theReferenceLibraryVerifiesIt() throws Exception {
        String secret = Signature.newSecret();
        long now = Instant.now().getEpochSecond();
        assertThatCode(() -> verify(secret, now, Signature.of(List.of(secret), ID, now, BODY), BODY))
                .doesNotThrowAnyException();
        assertThat(Signature.of(List.of(secret), ID, now, BODY)).isEqualTo(new Webhook(secret).sign(ID, now, BODY));
    }

    @Test
    void duringARotationBothSecretsVerifyIt() {
        String before = Signature.newSecret();
        String after = Signature.newSecret();
        long now = Instant.now().getEpochSecond();
        String header = Signature.of(List.of(after, before), ID, now, BODY);
        assertThat(header).matches("v1,\\S+ v1,\\S+");
        assertThatCode(() -> verify(before, now, header, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> verify(after, now, header, BODY)).doesNotThrowAnyException();
    }

    @Test
    void whatWasChangedIsFoundOut() {
        String secret = Signature.newSecret();
        long now = Instant.now().getEpochSecond();
        String header = Signature.of(List.of(secret), ID, now, BODY);
        assertThatThrownBy(() -> verify(secret, now, header, BODY.replace('3', '4')))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(secret, now + 1, header, BODY))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(Signature.newSecret(), now, header, BODY))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void secretsHaveTheStandardsForm() {
        String secret = Signature.newSecret();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(Signature.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }

    private static void verify(String secret, long timestamp, String signature, String body) throws Exception {
        new Webhook(secret)
                .verify(
                        body,
                        Map.of(
                                "webhook-id", List.of(ID),
                                "webhook-timestamp", List.of(Long.toString(timestamp)),
                                "webhook-signature", List.of(signature)));
    }
}
