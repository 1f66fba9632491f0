package io.quartier.kernel.realtime;

import io.quartier.kernel.signal.Signals;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** By LISTEN and NOTIFY of the database that is there anyway. */
final class PostgresNodes implements Nodes {

    private static final String CHANNEL = "realtime";

    private final Signals signals;

    PostgresNodes(Signals signals) {
        this.signals = signals;
    }

    @Override
    public void begin(Consumer<String> heard, ThreadFactory threads) {
        signals.listen(CHANNEL, heard);
    }

    @Override
    public void tell(String word) {
        signals.send(CHANNEL, word);
    }

    @Override
    public void end() {
        // the signals end by themselves
    }
}
