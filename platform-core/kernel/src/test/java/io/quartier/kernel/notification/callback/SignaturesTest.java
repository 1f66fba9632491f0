package io.quartier.kernel.notification.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    /** The example of the Standard Webhooks specification's reference libraries. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void knowsAStandardWebhook() {
        assertThat(is("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SIGNATURE, SENT.plusSeconds(60)))
                .isTrue();
        assertThat(is("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,AAAA " + SIGNATURE, SENT))
                .isTrue();
    }

    @Test
    void refusesWhatIsOldOrChanged() {
        assertThat(is("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SIGNATURE, SENT.plusSeconds(301)))
                .isFalse();
        assertThat(is("msg_other", "1614265330", SIGNATURE, SENT)).isFalse();
        assertThat(is("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265331", SIGNATURE, SENT))
                .isFalse();
        assertThat(is(null, "1614265330", SIGNATURE, SENT)).isFalse();
        assertThat(is("msg_p5jXN8AQM9LWM0D4loKWxJek", "x", SIGNATURE, SENT)).isFalse();
        assertThat(is("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v2," + SIGNATURE.substring(3), SENT))
                .isFalse();
    }

    /** The example in Twilio's documentation of request validation. */
    @Test
    void knowsTwilio() {
        Map<String, String> form = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212");
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assertThat(Signatures.isTwilio("12345", url, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isTrue();
        assertThat(Signatures.isTwilio("12346", url, form, "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isFalse();
        assertThat(Signatures.isTwilio("12345", url, Map.of(), "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isFalse();
        assertThat(Signatures.isTwilio("12345", url, form, null)).isFalse();
    }

    private static boolean is(String id, String timestamp, String signatures, Instant now) {
        return Signatures.isStandardWebhook(SECRET, id, timestamp, signatures, BODY, now);
    }
}
