package io.quartier.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class KeptBodyTest {

    private static HttpServletRequest request(byte[] body) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                KeptBodyTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getInputStream" -> new Body(body);
                    case "getMethod" -> "POST";
                    case "getRequestURI" -> "/api/v1/files";
                    default -> null;
                });
    }

    @Test
    void aLargeBodyIsReadAgainAndItsFileIsClosedEvenIfNobodyReadsItToTheEnd() throws IOException {
        byte[] large = new byte[2 * 1024 * 1024];
        large[large.length - 1] = 7;
        InputStream again;
        InputStream refusedEarly;
        try (KeptBody body = KeptBody.of(request(large))) {
            again = body.in(request(large)).getInputStream();
            assertThat(again.readAllBytes()).isEqualTo(large);
        }
        try (KeptBody body = KeptBody.of(request(large))) {
            refusedEarly = body.in(request(large)).getInputStream();
        }
        assertThatThrownBy(refusedEarly::read).isInstanceOf(IOException.class);
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream in;

        Body(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException();
        }
    }
}
