package io.quartier.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free TCP ports on the loopback address, free at the moment of asking. */
public final class Ports {

    private Ports() {}

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first free port from {@code first} upwards. */
    public static int freeFrom(int first) throws IOException {
        for (int port = first; port < first + 200 && port <= 65535; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No port is free between %d and %d".formatted(first, first + 199));
    }

    public static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(loopback(), 0), 1);
            return socket.getLocalPort();
        }
    }

    private static InetAddress loopback() throws IOException {
        // not InetAddress.getLoopbackAddress(), which some settings make ::1
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
