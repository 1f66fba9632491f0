package io.quartier.kernel.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.io.Serializable;

/** Binds every declared transaction to the caller, just inside the container's own transaction interceptor (200). */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201)
public class TransactionBinding implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // a client proxy
    TransactionContext context;

    @AroundInvoke
    Object bind(InvocationContext invocation) throws Exception {
        context.bind();
        return invocation.proceed();
    }
}
