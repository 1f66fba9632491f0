package io.quartier.kernel.notification.push;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where a browser says that its push service is: anybody may say anything, so it must not lead into our own network. */
final class Endpoint {

    private Endpoint() {}

    /** Whether messages may go there. Asked when somebody subscribes, and again before each message. */
    static boolean isAllowed(URI uri, boolean allowPrivate) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || uri.getUserInfo() != null || !https && !(http && allowPrivate)) {
            return false;
        }
        if (allowPrivate) {
            return true;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (isPrivate(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = bytes.length == 4
                // this network, shared (RFC 6598), protocol assignments and benchmarks, reserved
                ? first == 0
                        || first == 100 && second >= 64 && second < 128
                        || first == 192 && second == 0 && bytes[2] == 0
                        || first == 198 && (second == 18 || second == 19)
                        || first >= 240
                // unique local, and what embeds an IPv4 address by NAT64 or 6to4
                : (first & 0xfe) == 0xfc || first == 0 && second == 0x64 || first == 0x20 && second == 0x02;
        return special
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
