package io.quartier.kernel.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "64:ff9b::a00:1",
                "::ffff:10.0.0.1",
                "2002:a00:1::1"
            })
    void ownNetworksAreNoPushServices(String address) throws UnknownHostException {
        assertThat(Endpoint.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2a00:1450:4001::1"})
    void publicAddressesMayBe(String address) throws UnknownHostException {
        assertThat(Endpoint.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/push",
                "https://127.0.0.1/push",
                "https://[::1]/push",
                "https://user@8.8.8.8/push",
                "file:///etc/passwd",
                "mailto:eva@quartier.test"
            })
    void othersAreRefused(String endpoint) {
        assertThat(Endpoint.isAllowed(URI.create(endpoint), false)).isFalse();
    }
}
