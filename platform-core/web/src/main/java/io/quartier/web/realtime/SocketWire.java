package io.quartier.web.realtime;

import io.quartier.kernel.realtime.Ending;
import io.quartier.kernel.realtime.Frame;
import io.quartier.kernel.realtime.Wire;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Frames as text messages of a socket. */
final class SocketWire implements Wire {

    private static final Logger LOG = System.getLogger(SocketWire.class.getName());

    private final Session session;
    private volatile long heardAt = System.nanoTime();

    SocketWire(Session session) {
        this.session = session;
    }

    @Override
    public String kind() {
        return "socket";
    }

    /** The client has said something. */
    void heard() {
        heardAt = System.nanoTime();
    }

    @Override
    public boolean isSilentFor(long nanos) {
        return System.nanoTime() - heardAt > nanos;
    }

    @Override
    public void send(Frame frame, Consumer<Throwable> done) {
        if (frame == Frame.PING) {
            ping(done);
        } else {
            session.getAsyncRemote()
                    .sendText(
                            frame.json(), result -> done.accept(result.isOK() ? null : failure(result.getException())));
        }
    }

    private void ping(Consumer<Throwable> done) {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException e) {
            done.accept(e);
            return;
        }
        done.accept(null);
    }

    @Override
    public void close(Ending ending) {
        if (ending == Ending.BROKEN) {
            closeAs(new CloseReason(CloseCodes.GOING_AWAY, ""));
        } else {
            closeAs(new CloseReason(CloseCodes.getCloseCode(ending.code()), ending.reason()));
        }
    }

    private void closeAs(CloseReason reason) {
        try {
            session.close(reason);
        } catch (IOException | IllegalStateException e) {
            // it is closed already
            LOG.log(Level.DEBUG, "A socket could not be closed", e);
        }
    }

    private static Throwable failure(Throwable given) {
        return given == null ? new IOException("The frame was not sent") : given;
    }
}
