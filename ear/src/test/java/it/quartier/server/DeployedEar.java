package it.quartier.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;

/**
 * Has Arquillian deploy what {@link Archives} declares. Left to itself it would do so for each test class; here it is
 * told that the whole run is one.
 */
final class DeployedEar {

    // its adapter for Open Liberty warns of each nested class that it meets while it looks for servlets
    private static final Logger ADAPTER = Logger.getLogger("io.openliberty.arquillian.managed.WLPManagedContainer");

    // Arquillian keeps its state by thread
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread arquillian = new Thread(task, "arquillian");
        arquillian.setDaemon(true);
        return arquillian;
    });
    private TestRunnerAdaptor arquillian;

    void deploy() {
        ADAPTER.setLevel(Level.SEVERE);
        run(() -> {
            arquillian = TestRunnerAdaptorBuilder.build();
            arquillian.beforeSuite();
            arquillian.beforeClass(Archives.class, LifecycleMethodExecutor.NO_OP);
            return null;
        });
    }

    void undeploy() {
        run(() -> {
            arquillian.afterClass(Archives.class, LifecycleMethodExecutor.NO_OP);
            arquillian.afterSuite();
            arquillian.shutdown();
            return null;
        });
        thread.shutdown();
    }

    private void run(Callable<Void> step) {
        try {
            thread.submit(step).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
