package io.quartier.testkit.architecture.breaks.plugin_makes_executor;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

class Leases {
    final Executor executor = Executors.newCachedThreadPool();
}
