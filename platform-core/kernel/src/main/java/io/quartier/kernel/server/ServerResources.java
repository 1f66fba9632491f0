package io.quartier.kernel.server;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What the server offers by name. Injected {@code @Resource} fields stay null in EAR libraries on Payara. */
public final class ServerResources {

    public static final String SYNCHRONIZATION_REGISTRY = "java:comp/TransactionSynchronizationRegistry";
    public static final String USER_TRANSACTION = "java:comp/UserTransaction";
    public static final String SCHEDULED_EXECUTOR = "java:comp/DefaultManagedScheduledExecutorService";
    public static final String THREAD_FACTORY = "java:comp/DefaultManagedThreadFactory";

    private ServerResources() {}

    /**
     * The resource.
     *
     * @throws IllegalStateException with what to do, where there is none
     */
    @SuppressWarnings({"BanJNDI", "unchecked", "TypeParameterUnusedInFormals"}) // the names are ours, never a client's
    public static <T> T find(String name) {
        try {
            return (T) InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "The server offers no " + name + ": define it as server-config/README.md says", e);
        }
    }
}
