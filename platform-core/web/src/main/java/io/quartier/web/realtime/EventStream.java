package io.quartier.web.realtime;

import io.quartier.kernel.realtime.Client;
import io.quartier.kernel.realtime.Ending;
import io.quartier.kernel.realtime.Frame;
import io.quartier.kernel.realtime.Hub;
import io.quartier.kernel.realtime.Wire;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Frames as server-sent events, by the servlet's non-blocking output. Open Liberty 26.0.0.3 waits for the client in spite
 * of it, until its write timeout of a minute: hence the threads aside, of which each slow client keeps one for so long,
 * and everybody else none.
 */
final class EventStream implements Wire, WriteListener, AsyncListener {

    /** How long a client waits before it comes again, in milliseconds. */
    private static final String RETRY = "retry: 3000\n\n";

    /** Less than servers buffer. */
    private static final int PIECE = 8_192;

    private final Hub hub;
    private final ReentrantLock writing = new ReentrantLock();
    private Client client;
    private AsyncContext context;
    private ServletOutputStream out;
    private byte[] waiting;
    private int written;
    private Consumer<Throwable> done;
    /** Not before the server has said so: what is written earlier waits for the client. */
    private volatile boolean possible;

    private boolean first = true;

    private boolean flushing;
    private volatile Ending ending;
    private volatile boolean completed;

    EventStream(Hub hub) {
        this.hub = hub;
    }

    /** Whose it is, before anything else. */
    void of(Client opened) {
        client = opened;
    }

    /** From now on it can write. */
    void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // what nginx and others of its kind take for: send it on at once
        response.setHeader("X-Accel-Buffering", "no");
        // the headers, now; Open Liberty passes over the first flush of a response, which is then this one
        response.flushBuffer();
        AsyncContext started = request.startAsync();
        started.setTimeout(0);
        started.addListener(this);
        ServletOutputStream stream = response.getOutputStream();
        writing.lock();
        try {
            context = started;
            out = stream;
        } finally {
            writing.unlock();
        }
        stream.setWriteListener(this);
    }

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public boolean isSilentFor(long nanos) {
        // it cannot answer; a dead connection does not take what is written
        return false;
    }

    @Override
    public void send(Frame frame, Consumer<Throwable> sent) {
        hub.aside(() -> {
            writing.lock();
            try {
                put((first ? RETRY + text(frame) : text(frame)).getBytes(StandardCharsets.UTF_8));
                first = false;
                done = sent;
            } finally {
                writing.unlock();
            }
            write();
        });
    }

    private static String text(Frame frame) {
        if (frame == Frame.PING) {
            return ":\n\n";
        }
        String data = "data: " + frame.json() + "\n\n";
        return frame.position() > 0 ? "id: " + frame.position() + "\n" + data : data;
    }

    @Override
    public void onWritePossible() {
        possible = true;
        hub.aside(this::write);
    }

    @Override
    public void onError(Throwable failure) {
        hub.close(client, Ending.BROKEN);
    }

    private void write() {
        Consumer<Throwable> sent = null;
        Throwable failure = null;
        writing.lock();
        try {
            if (!possible || completed) {
                return;
            }
            try {
                sent = writeWhatGoes();
            } catch (IOException | RuntimeException e) {
                failure = e;
                sent = done;
                done = null;
            }
            if (ending != null && (failure != null || waiting == null && !flushing && done == null)) {
                complete();
            }
        } finally {
            writing.unlock();
        }
        if (sent != null) {
            sent.accept(failure);
        }
    }

    /** Whom to tell that all is written; null while it is not. */
    private Consumer<Throwable> writeWhatGoes() throws IOException {
        while (out.isReady()) {
            if (flushing) {
                flushing = false;
                out.flush();
            } else if (waiting != null) {
                writePiece();
            } else {
                Consumer<Throwable> sent = done;
                done = null;
                return sent;
            }
        }
        return null;
    }

    private void writePiece() throws IOException {
        int length = Math.min(PIECE, waiting.length - written);
        out.write(waiting, written, length);
        written += length;
        flushing = true;
        if (written == waiting.length) {
            waiting = null;
        }
    }

    private void put(byte[] bytes) {
        waiting = bytes;
        written = 0;
    }

    @Override
    public void close(Ending reason) {
        ending = reason;
        if (!writing.tryLock()) {
            // whoever writes sees it afterwards; a server that waits for the client gives up in its time
            return;
        }
        try {
            if (completed || context == null) {
                return;
            }
            if (waiting != null || flushing || reason == Ending.BROKEN) {
                complete();
                return;
            }
            put(("data: {\"type\":\"closed\",\"code\":" + reason.code() + ",\"reason\":\"" + reason.reason()
                            + "\"}\n\n")
                    .getBytes(StandardCharsets.UTF_8));
        } finally {
            writing.unlock();
        }
        write();
    }

    private void complete() {
        if (!completed) {
            completed = true;
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        completed = true;
        hub.close(client, Ending.BROKEN);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        hub.close(client, Ending.BROKEN);
    }

    @Override
    public void onError(AsyncEvent event) {
        hub.close(client, Ending.BROKEN);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it starts once
    }
}
