package io.quartier.web.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A request's body read to its end, with its hash: small ones in memory, large ones in a file of their own. */
final class KeptBody implements AutoCloseable {

    private static final int IN_MEMORY = 1024 * 1024;

    private final String hash;
    private final byte[] bytes;
    private final Path file;
    private InputStream opened;

    private KeptBody(String hash, byte[] bytes, Path file) {
        this.hash = hash;
        this.bytes = bytes;
        this.file = file;
    }

    /** Reads the body of a request. */
    static KeptBody of(HttpServletRequest request) throws IOException {
        RequestHash hash = new RequestHash(request);
        InputStream in = request.getInputStream();
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        int read = 0;
        while (memory.size() <= IN_MEMORY && (read = in.read(buffer)) >= 0) {
            hash.add(buffer, read);
            memory.write(buffer, 0, read);
        }
        if (read < 0) {
            return new KeptBody(hash.value(), memory.toByteArray(), null);
        }
        return toFile(memory, in, buffer, hash);
    }

    private static KeptBody toFile(ByteArrayOutputStream start, InputStream in, byte[] buffer, RequestHash hash)
            throws IOException {
        Path file = Files.createTempFile("quartier-body-", ".tmp");
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            start.writeTo(out);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.add(buffer, read);
                out.write(buffer, 0, read);
            }
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
        return new KeptBody(hash.value(), null, file);
    }

    /** Names the request: method, path, query and body. */
    String hash() {
        return hash;
    }

    /** The request with the body to be read again. */
    HttpServletRequest in(HttpServletRequest request) throws IOException {
        opened = file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
        return new Again(request, new Stream(opened));
    }

    @Override
    public void close() throws IOException {
        // a request that is refused early leaves it open
        if (opened != null) {
            opened.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private static final class Again extends HttpServletRequestWrapper {
        private final Stream stream;

        Again(HttpServletRequest request, Stream stream) {
            super(request);
            this.stream = stream;
        }

        @Override
        public ServletInputStream getInputStream() {
            return stream;
        }
    }

    private static final class Stream extends ServletInputStream {
        private final InputStream in;
        private boolean finished;

        Stream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            finished |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            finished |= read < 0;
            return read;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Bodies of requests with an Idempotency-Key are read at once");
        }
    }
}
