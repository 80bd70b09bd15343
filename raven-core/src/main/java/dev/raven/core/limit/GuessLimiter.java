package dev.raven.core.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Slows down who tries keys. After too many refused ones from a network, no key is looked at from there for a while but
 * those that were let in here lately: one agent with a revoked key must not lock out its neighbours behind the same address.
 */
@Singleton
public class GuessLimiter {
    private static final int MOST = 100_000;

    private final AddressLimiter addresses;
    private final Clock clock;
    private final Signals signals;
    private final Cache<String, Ebb> blocked = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    /** By their hash: a copy of the memory must not hold the keys. */
    private final Cache<String, Boolean> welcome = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    @Inject
    GuessLimiter(AddressLimiter addresses, Clock clock, Signals signals) {
        this.addresses = addresses;
        this.clock = clock;
        this.signals = signals;
    }

    /**
     * Runs an authentication, and counts it where it is refused.
     *
     * @param sent the key that came with the request
     * @throws RateLimitedException in place of the refusal when there were too many
     */
    public Caller admit(Optional<String> address, String sent, Supplier<Caller> authentication) {
        String hash = sha256(sent);
        boolean known = welcome.getIfPresent(hash) != null;
        if (!known) {
            requireOpen(address);
        }
        Caller caller = counted(address, hash, authentication);
        welcome.put(hash, true);
        return caller;
    }

    /**
     * Answers a request that is refused whatever key it carries, and counts it.
     *
     * @param note what is done of it, however many there were: who read the key could make them too many on purpose
     * @throws RateLimitedException in place of the refusal when there were too many
     */
    public RavenException refuse(Optional<String> address, Runnable note, RavenException refusal) {
        note.run();
        requireOpen(address);
        return count(address, refusal);
    }

    private void requireOpen(Optional<String> address) {
        for (CountedNetwork network : CountedNetwork.of(address)) {
            Ebb closed = blocked.getIfPresent(network.name());
            long left = closed == null ? 0 : closed.left(clock.millis());
            if (left > 0) {
                throw refusal(Duration.ofMillis(left));
            }
        }
    }

    private Caller counted(Optional<String> address, String hash, Supplier<Caller> authentication) {
        try {
            return authentication.get();
        } catch (UnauthenticatedException | ForbiddenException refused) {
            welcome.invalidate(hash);
            throw count(address, refused);
        }
    }

    private RavenException count(Optional<String> address, RavenException refused) {
        for (CountedNetwork network : CountedNetwork.of(address)) {
            Duration wait = close(network);
            if (!wait.isZero()) {
                return refusal(wait); // what is too much for one network does not close its site, where others are
            }
        }
        return refused;
    }

    /** @return how long nothing more is looked at from this network; zero where it may go on */
    private Duration close(CountedNetwork network) {
        RateLimit limit = addresses.fail(network);
        if (limit.exceeded()) {
            Ebb closed = new Ebb();
            closed.begin(clock.millis(), limit.retryAfter().toMillis());
            blocked.put(network.name(), closed);
        }
        return limit.retryAfter();
    }

    private RateLimitedException refusal(Duration wait) {
        signals.count(Signal.RATE_LIMIT_REFUSALS, 1, "authentication");
        return new RateLimitedException(
                "Too many refused API keys came from your network; wait, and check yours.", wait);
    }

    private static String sha256(String sent) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sent.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
