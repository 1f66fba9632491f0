package io.quartier.kernel.webhook;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.QuartierException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where webhooks may lead.
 *
 * @param allowHttp also without TLS
 * @param allowPrivate also into private networks and to this machine
 */
record Targets(boolean allowHttp, boolean allowPrivate) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    /** How a name is looked up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The name leads where webhooks may not. */
    static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Forbidden() {
            super("the name leads to an address that is not public");
        }
    }

    /**
     * Refuses what cannot be a target. Names are not looked up now, for they can be changed later: that is done for each
     * request.
     *
     * @throws QuartierException {@code VALIDATION_ERROR}
     */
    void check(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw refused();
        }
        boolean schemeFits =
                "https".equalsIgnoreCase(uri.getScheme()) || allowHttp && "http".equalsIgnoreCase(uri.getScheme());
        boolean isPlain = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= 65_535;
        if (!schemeFits || !isPlain) {
            throw refused();
        }
        if (LITERAL.matcher(uri.getHost()).matches()) {
            try {
                resolve(uri.getHost(), InetAddress::getAllByName);
            } catch (UnknownHostException e) {
                throw QuartierException.invalid(Fault.of("url", "PRIVATE_ADDRESS"));
            }
        }
    }

    /**
     * The addresses of a host, to connect to one of them and to nothing else.
     *
     * @throws Forbidden where any of them may not be reached: a name that leads here and there is up to no good
     */
    InetAddress[] resolve(String host, Names names) throws UnknownHostException {
        InetAddress[] addresses = names.of(host);
        if (!allowPrivate) {
            for (InetAddress address : addresses) {
                if (!PublicAddress.is(address)) {
                    throw new Forbidden();
                }
            }
        }
        return addresses;
    }

    private QuartierException refused() {
        return QuartierException.invalid(Fault.of("url", "TARGET", "scheme", "https"));
    }
}
