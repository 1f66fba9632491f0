package io.quartier.kernel.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Binds every declared transaction to the caller, just inside the container's own transaction interceptor (200). The
 * kind of transaction is part of the annotation's binding, so each kind in which work can be done has its interceptor.
 */
public abstract class TransactionBinding implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int INSIDE_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 201;

    @Inject
    @SuppressWarnings("serial") // a client proxy
    TransactionContext context;

    @AroundInvoke
    Object bind(InvocationContext invocation) throws Exception {
        context.bind();
        context.joined();
        Object result;
        try {
            result = invocation.proceed();
        } catch (Error e) {
            // Payara would commit what was done so far
            context.undo();
            context.left(false);
            throw e;
        } catch (Exception e) {
            context.left(!undoes(e, invocation.getMethod()));
            throw e;
        }
        context.left(true);
        return result;
    }

    /** Whether the server undoes the transaction for it, as {@link Transactional} says. */
    private static boolean undoes(Exception thrown, Method method) {
        Transactional declared = method.getAnnotation(Transactional.class);
        if (declared == null) {
            declared = method.getDeclaringClass().getAnnotation(Transactional.class);
        }
        if (declared != null) {
            if (Arrays.stream(declared.dontRollbackOn()).anyMatch(type -> type.isInstance(thrown))) {
                return false;
            }
            if (Arrays.stream(declared.rollbackOn()).anyMatch(type -> type.isInstance(thrown))) {
                return true;
            }
        }
        return thrown instanceof RuntimeException;
    }

    /** The usual kind. */
    @Interceptor
    @Transactional
    @Priority(INSIDE_THE_TRANSACTION)
    public static class Required extends TransactionBinding {
        private static final long serialVersionUID = 1L;
    }

    /** One of its own. */
    @Interceptor
    @Transactional(TxType.REQUIRES_NEW)
    @Priority(INSIDE_THE_TRANSACTION)
    public static class RequiresNew extends TransactionBinding {
        private static final long serialVersionUID = 1L;
    }

    /** The caller's, perhaps begun by hand. */
    @Interceptor
    @Transactional(TxType.MANDATORY)
    @Priority(INSIDE_THE_TRANSACTION)
    public static class Mandatory extends TransactionBinding {
        private static final long serialVersionUID = 1L;
    }

    /** The caller's, if there is one. */
    @Interceptor
    @Transactional(TxType.SUPPORTS)
    @Priority(INSIDE_THE_TRANSACTION)
    public static class Supports extends TransactionBinding {
        private static final long serialVersionUID = 1L;
    }
}
