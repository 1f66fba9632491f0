package io.quartier.kernel.tenancy;

import io.quartier.contract.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Carries the call from thread to thread. */
@ApplicationScoped
public class Threads implements Tenancy {

    private static final Logger LOG = System.getLogger(Threads.class.getName());

    @Inject
    TransactionContext transaction;

    @Inject
    Outside outside;

    @Override
    public <T> Callable<T> carry(Callable<T> work) {
        Call call = CallContext.current();
        return () -> CallContext.with(call, work);
    }

    @Override
    public Runnable carry(Runnable work) {
        Callable<Void> carried = carry(() -> {
            work.run();
            return null;
        });
        return () -> {
            try {
                carried.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Override
    public <T> T inOrganization(UUID organization, String reason, Callable<T> work) {
        boolean leave = transaction.mustLeaveFor(organization);
        LOG.log(Level.INFO, "System work in organization {0}: {1}", organization, reason);
        return CallContext.with(CallContext.current().as(null, organization), leave ? () -> outside.call(work) : work);
    }
}
