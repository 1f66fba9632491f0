package io.quartier.testkit.architecture.breaks.plugin_runs_in_common_pool;

import java.util.concurrent.CompletableFuture;

class Leases {
    CompletableFuture<Void> count() {
        return CompletableFuture.runAsync(() -> {});
    }
}
