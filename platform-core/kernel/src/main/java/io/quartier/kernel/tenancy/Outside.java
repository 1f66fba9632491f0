package io.quartier.kernel.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.Callable;

/** Puts the current transaction aside while something is done that does not belong to it. */
@ApplicationScoped
public class Outside {

    /** Does the work without a transaction; the current one goes on afterwards. */
    @Transactional(TxType.NOT_SUPPORTED)
    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
