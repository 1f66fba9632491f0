package io.quartier.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that stays open. It reads just enough of an answer to know where it ends: a client that costs much
 * would take the two cores from the server that it measures.
 */
final class HttpConnection implements Closeable {

    private static final int NOT_ANSWERED = 0;

    private final InetSocketAddress server;
    private final byte[] buffer = new byte[64 * 1024];
    private Socket socket;
    private InputStream in;
    private int from;
    private int to;
    private String head = "";

    HttpConnection(int port) {
        this.server = new InetSocketAddress("127.0.0.1", port);
    }

    /** Sends a whole request and reads the whole answer; its status, or 0 where the connection broke. */
    int exchange(byte[] request) {
        try {
            boolean fresh = socket == null;
            if (fresh) {
                open();
            }
            try {
                return attempt(request);
            } catch (IOException e) {
                close();
                if (fresh) {
                    throw e;
                }
                // the server may close an idle connection at any time
                open();
                return attempt(request);
            }
        } catch (IOException e) {
            close();
            return NOT_ANSWERED;
        }
    }

    /** Status line and header fields of the last answer. */
    String head() {
        return head;
    }

    private void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        socket.connect(server, 5_000);
        in = socket.getInputStream();
        from = 0;
        to = 0;
    }

    private int attempt(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        readHead();
        int status = Integer.parseInt(head, 9, 12, 10);
        String lower = head.toLowerCase(Locale.ROOT);
        String length = field(lower, "\r\ncontent-length:");
        if (length != null) {
            skip(Long.parseLong(length));
        } else if ("chunked".equals(field(lower, "\r\ntransfer-encoding:"))) {
            skipChunks();
        } else if (status != 204 && status != 304) {
            throw new IOException("An answer of unknown length: " + head);
        }
        if ("close".equals(field(lower, "\r\nconnection:"))) {
            close();
        }
        return status;
    }

    private void readHead() throws IOException {
        int searched = from;
        int end = -1;
        while (end < 0) {
            while (searched + 3 < to && end < 0) {
                if (buffer[searched] == '\r' && buffer[searched + 2] == '\r') {
                    end = searched + 4;
                }
                searched++;
            }
            if (end < 0) {
                searched -= fill();
            }
        }
        head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end;
    }

    private static String field(String head, String name) {
        int at = head.indexOf(name);
        return at < 0
                ? null
                : head.substring(at + name.length(), head.indexOf('\r', at + 2)).strip();
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > to - from) {
            left -= to - from;
            from = to;
            fill();
        }
        from += (int) left;
    }

    private void skipChunks() throws IOException {
        long size;
        do {
            size = Long.parseLong(line().split(";", 2)[0].strip(), 16);
            skip(size + 2);
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (from == to) {
                fill();
            }
            char next = (char) buffer[from++];
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append(next);
            }
        }
    }

    /** Reads more behind what is there; tells by how much that moved to the front. */
    private int fill() throws IOException {
        int moved = from;
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int count = in.read(buffer, to, buffer.length - to);
        if (count < 0) {
            throw new EOFException();
        }
        to += count;
        return moved;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is of no use any more either way
        } finally {
            socket = null;
        }
    }
}
