package dev.raven.api.client;

import java.net.URI;
import java.util.List;

/**
 * Raven, for a Java program. Safe for many threads; one is enough for each API key.
 *
 * <p>Calls block. Each is bounded by a deadline, and tried again where that is safe and may help: after 429 as long as the
 * answer asks, after a lost answer only where the call is repeatable or carries an {@code Idempotency-Key} of its own. What
 * Raven refuses is a {@link RavenProblemException}, and where no usable answer comes, a {@link RavenNoAnswerException}.
 */
public final class RavenClient implements AutoCloseable {
    private final Exchange exchange;
    private final RavenCalls calls;

    RavenClient(Exchange exchange) {
        this.exchange = exchange;
        this.calls = new RavenCalls(exchange);
    }

    /** Begins one. The URL is {@code https://…}, or {@code http://} on this machine; {@code /api/v1} is added. */
    public static RavenClientBuilder builder(URI url) {
        return new RavenClientBuilder(url);
    }

    /** The people that agents talk to. */
    public UserCalls users() {
        return new UserCalls(exchange);
    }

    /** What belongs together. */
    public ConversationCalls conversations() {
        return new ConversationCalls(exchange);
    }

    /** Store exchanges, and ask. */
    public MemoryCalls memory() {
        return new MemoryCalls(exchange);
    }

    /** The tenant behind the API key, and registration. */
    public TenantCalls tenant() {
        return new TenantCalls(exchange);
    }

    /** The tenant's API keys. */
    public ApiKeyCalls apiKeys() {
        return new ApiKeyCalls(exchange);
    }

    /** Every other route, by its path. */
    public RavenCalls calls() {
        return calls;
    }

    /** What the last answer said is left of the rate limits; empty before the first. */
    public List<RateLimit> rateLimits() {
        return exchange.limits();
    }

    /** Waits for what is under way, and gives the connections back. */
    @Override
    public void close() {
        exchange.close();
    }
}
