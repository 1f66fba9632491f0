package io.quartier.testkit.architecture.breaks.plugin_starts_thread;

class Leases {
    void count() {
        new Thread(() -> {}).start();
    }
}
