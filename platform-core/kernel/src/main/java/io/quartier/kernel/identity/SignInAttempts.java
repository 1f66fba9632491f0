package io.quartier.kernel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quartier.contract.error.CoreProblem;
import io.quartier.contract.error.QuartierException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slows down guessing: after some failed sign-ins within a while, to one account or from one address, no more are tried
 * until that while is over. Known and unknown accounts are treated alike. Each node counts for itself.
 */
@ApplicationScoped
public class SignInAttempts {

    private static final int REMEMBERED = 100_000;

    private final int perAccount;
    private final int perAddress;
    private final Duration window;
    private final Ticker ticker;
    private final Cache<String, Failures> ofAccount;
    private final Cache<String, Failures> ofAddress;

    /** For the proxy. */
    protected SignInAttempts() {
        this(1, 1, Duration.ofMinutes(1));
    }

    @Inject
    public SignInAttempts(
            @ConfigProperty(name = "quartier.sign-in.failures-per-account", defaultValue = "10") int perAccount,
            @ConfigProperty(name = "quartier.sign-in.failures-per-address", defaultValue = "100") int perAddress,
            @ConfigProperty(name = "quartier.sign-in.window", defaultValue = "PT15M") Duration window) {
        this(perAccount, perAddress, window, Ticker.systemTicker());
    }

    SignInAttempts(int perAccount, int perAddress, Duration window, Ticker ticker) {
        this.perAccount = perAccount;
        this.perAddress = perAddress;
        this.window = window;
        this.ticker = ticker;
        this.ofAccount = cache();
        this.ofAddress = cache();
    }

    private Cache<String, Failures> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(window)
                .ticker(ticker)
                .build();
    }

    /**
     * Before a password is looked at. Those that are being looked at meanwhile may go a little over the limit.
     *
     * @throws QuartierException {@code RATE_LIMITED}
     */
    void check(String account, String address) {
        check(ofAccount.getIfPresent(account), perAccount);
        check(ofAddress.getIfPresent(address), perAddress);
    }

    private void check(Failures failures, int limit) {
        if (failures != null && failures.count().get() >= limit) {
            long left = window.toNanos() - (ticker.read() - failures.since());
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left) + 1);
            throw new QuartierException(CoreProblem.RATE_LIMITED, Map.of("seconds", seconds));
        }
    }

    void failed(String account, String address) {
        count(ofAccount, account);
        count(ofAddress, address);
    }

    /** The account's own failures are forgotten; the address may go on guessing others, so its stay. */
    void succeeded(String account) {
        ofAccount.invalidate(account);
    }

    private void count(Cache<String, Failures> failures, String key) {
        failures.get(key, k -> new Failures(new AtomicInteger(), ticker.read()))
                .count()
                .incrementAndGet();
    }

    private record Failures(AtomicInteger count, long since) {}
}
