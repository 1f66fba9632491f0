package it.quartier.api;

import it.quartier.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request byte by byte, for what no HTTP client would send. */
final class RawRequest {

    private final String line;
    private final List<String> headers = new ArrayList<>();
    private byte[] body = {};

    private RawRequest(String line) {
        this.line = line;
    }

    static RawRequest of(String method, String path) {
        return new RawRequest(method + " " + path + " HTTP/1.1");
    }

    RawRequest as(Client caller) {
        return with("Authorization", "Bearer " + caller.token());
    }

    RawRequest with(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    RawRequest body(String contentType, byte[] content) {
        body = content;
        return with("Content-Type", contentType).with("Content-Length", Integer.toString(content.length));
    }

    /** The same body without saying how long it is. */
    RawRequest chunked(String contentType, byte[] content) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < content.length; from += 8192) {
            int length = Math.min(8192, content.length - from);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(content, from, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body = chunks.toByteArray();
        return with("Content-Type", contentType).with("Transfer-Encoding", "chunked");
    }

    Raw send() {
        URI server = TestServer.url();
        StringBuilder head =
                new StringBuilder(line + "\r\nHost: 127.0.0.1:" + server.getPort() + "\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("\r\n");
        try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException e) {
                // the server need not read to its end what it refuses
            }
            return new Raw(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // cut off after the answer, with bytes of ours unread: what came counts
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** The answer as it came, chunks and all. */
    record Raw(String text) {

        int status() {
            return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ", 3)[1]);
        }

        String head() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        Optional<String> header(String name) {
            return head().lines()
                    .filter(l -> l.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(l -> l.substring(name.length() + 1).strip())
                    .findFirst();
        }

        /** The code of the error in the body. */
        String code() {
            int at = body().indexOf("\"code\":\"");
            return at < 0 ? "" : body().substring(at + 8, body().indexOf('"', at + 8));
        }
    }
}
