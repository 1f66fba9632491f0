package io.quartier.kernel.identity;

import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with the parameters that OWASP names first (19 MiB, 2 passes, 1 lane). A hash is meant to be expensive, so
 * only a few run at once and a few more wait: whoever comes on top of that is turned away at once, before a flood of
 * sign-ins takes the processors and the threads from everybody.
 */
@ApplicationScoped
public class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    /** How many may wait for each that is hashed: about a second's worth. */
    private static final int WAITING_PER_HASH = 8;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);

    @Inject
    @ConfigProperty(name = "quartier.passwords.concurrent-hashes", defaultValue = "4")
    int concurrentHashes;

    private final AtomicInteger inside = new AtomicInteger();
    private Semaphore hashing;

    /** Checked where there is no such account, so that the answer takes as long as where there is. */
    private String nobodys;

    @PostConstruct
    void prepare() {
        hashing = new Semaphore(concurrentHashes, true);
        nobodys = argon2.encode("nobody's password");
    }

    public String hash(String password) {
        return limited(() -> argon2.encode(password));
    }

    /** Whether the password is the one; takes as long where the hash is null. */
    public boolean matches(String password, String hash) {
        boolean matches = limited(() -> argon2.matches(password, hash == null ? nobodys : hash));
        return matches && hash != null;
    }

    <T> T limited(Supplier<T> work) {
        try {
            if (inside.incrementAndGet() > concurrentHashes * (1 + WAITING_PER_HASH)) {
                throw new QuartierException(CoreProblem.UNAVAILABLE);
            }
            return waiting(work);
        } finally {
            inside.decrementAndGet();
        }
    }

    private <T> T waiting(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new QuartierException(CoreProblem.UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QuartierException(CoreProblem.UNAVAILABLE, e);
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
