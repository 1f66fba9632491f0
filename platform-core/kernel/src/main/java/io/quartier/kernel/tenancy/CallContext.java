package io.quartier.kernel.tenancy;

import java.util.concurrent.Callable;

/** The call that the current thread works for. Set at the edges only: request filter, job runner, {@link Threads}. */
public final class CallContext {

    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    private CallContext() {}

    /** Never null: {@link Call#NOBODY} where nothing was set. */
    public static Call current() {
        Call call = CURRENT.get();
        return call == null ? Call.NOBODY : call;
    }

    /** For the request filter, which clears in its finally. */
    public static void set(Call call) {
        CURRENT.set(call);
    }

    public static void clear() {
        CURRENT.remove();
    }

    /** Runs the work for the call and puts back what was there before. */
    public static <T> T with(Call call, Callable<T> work) {
        Call before = CURRENT.get();
        CURRENT.set(call);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
