package io.quartier.kernel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import io.quartier.kernel.webhook.Targets.Forbidden;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private static final Targets STRICT = new Targets(false, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crm.example",
                "http://crm.example/",
                "ftp://crm.example/",
                "file:///etc/passwd",
                "https:///path",
                "https:crm.example",
                "https://user@crm.example/",
                "https://user:password@crm.example/",
                "https://crm.example/#part",
                "https://crm.example:99999/",
                "https://crm.example:0/",
                "https://crm example/",
                "https://crm_example/",
                "javascript:alert(1)"
            })
    void noTargets(String url) {
        assertThat(fault(STRICT, url)).isEqualTo("TARGET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.0.0.1:8443/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:127.0.0.1]/"
            })
    void addressesThatAreNotPublic(String url) {
        assertThat(fault(STRICT, url)).isIn("PRIVATE_ADDRESS", "TARGET");
        assertThatCode(() -> new Targets(false, true).check(url.replace("2130706433", "127.0.0.1")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://crm.example/hooks?key=1", "https://1.1.1.1/", "HTTPS://crm.example:8443"})
    void targets(String url) {
        assertThatCode(() -> STRICT.check(url)).doesNotThrowAnyException();
    }

    @Test
    void withoutTlsWhereTheOperatorAllowsIt() {
        assertThat(fault(STRICT, "http://crm.example/")).isEqualTo("TARGET");
        assertThatCode(() -> new Targets(true, false).check("http://crm.example/"))
                .doesNotThrowAnyException();
    }

    @Test
    void aNameThatLeadsHereAndThereIsRefused() throws Exception {
        InetAddress open = InetAddress.getByName("1.1.1.1");
        InetAddress inner = InetAddress.getByName("10.0.0.1");
        assertThat(STRICT.resolve("crm.example", host -> new InetAddress[] {open}))
                .containsExactly(open);
        assertThatThrownBy(() -> STRICT.resolve("crm.example", host -> new InetAddress[] {open, inner}))
                .isInstanceOf(Forbidden.class);
    }

    private static String fault(Targets targets, String url) {
        try {
            targets.check(url);
            return "none";
        } catch (QuartierException e) {
            assertThat(e.faults()).extracting(Fault::field).containsExactly("url");
            return e.faults().get(0).code();
        }
    }
}
