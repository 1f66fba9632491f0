package io.quartier.kernel.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are on the public internet, by the registries of special-purpose addresses (RFC 6890 and its
 * successors): not this machine, its networks, its link or anything that only looks like an address elsewhere.
 */
final class PublicAddress {

    private static final List<Net> NOT_PUBLIC_4 = List.of(
            Net.of("0.0.0.0", 8), // this network
            Net.of("10.0.0.0", 8), // private
            Net.of("100.64.0.0", 10), // between a provider and its customers
            Net.of("127.0.0.0", 8), // this machine
            Net.of("169.254.0.0", 16), // this link, and what clouds tell their machines
            Net.of("172.16.0.0", 12), // private
            Net.of("192.0.0.0", 24), // protocols
            Net.of("192.0.2.0", 24), // documentation
            Net.of("192.88.99.0", 24), // relays of old
            Net.of("192.168.0.0", 16), // private
            Net.of("198.18.0.0", 15), // benchmarks
            Net.of("198.51.100.0", 24), // documentation
            Net.of("203.0.113.0", 24), // documentation
            Net.of("224.0.0.0", 4), // multicast
            Net.of("240.0.0.0", 4)); // reserved, broadcast

    private static final Net GLOBAL_6 = Net.of("2000::", 3);

    private static final List<Net> NOT_PUBLIC_6 = List.of(
            Net.of("2001::", 23), // protocols, with Teredo, which carries IPv4 addresses
            Net.of("2001:db8::", 32), // documentation
            Net.of("2002::", 16), // 6to4, which carries IPv4 addresses
            Net.of("3fff::", 20)); // documentation

    /** Translates to the IPv4 address in its last four bytes. */
    private static final Net NAT64 = Net.of("64:ff9b::", 96);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(net -> net.contains(bytes));
        }
        if (NAT64.contains(bytes)) {
            return is(address(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return GLOBAL_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(net -> net.contains(bytes));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Net(byte[] start, int bits) {

        static Net of(String start, int bits) {
            try {
                return new Net(InetAddress.getByName(start).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
