package io.quartier.kernel.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from: the other end of the connection, or what one's own reverse proxy says in the header that
 * {@code quartier.http.client-address-header} names.
 */
@ApplicationScoped
public class ClientAddress {

    private static final int MAX_LENGTH = 45;

    @Inject
    @ConfigProperty(name = "quartier.http.client-address-header")
    Optional<String> header;

    /** The address; of IPv6 the network, because whoever has one address has all of its network. */
    String of(HttpServletRequest request) {
        String sent = header.map(request::getHeader).orElse(null);
        return network(sent == null ? request.getRemoteAddr() : last(sent));
    }

    /** Proxies append: all before the last is only what the client claims. */
    private static String last(String addresses) {
        String last = addresses.substring(addresses.lastIndexOf(',') + 1).strip();
        return last.length() <= MAX_LENGTH ? last : last.substring(0, MAX_LENGTH);
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // with a colon in it, it is never looked up as a name
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? Arrays.toString(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
