package dev.raven.core.limit;

import dev.raven.core.caller.Caller;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Bounds how often a key, and all of a tenant's keys together, may ask, on all nodes together: a bucket each of one
 * minute's requests, refilled evenly, of which a second may take a part.
 */
@Singleton
public class RateLimiter {
    private final TenantDirectory tenants;
    private final LimitSettings settings;
    private final Buckets buckets;
    private final Signals signals;

    @Inject
    RateLimiter(TenantDirectory tenants, LimitSettings settings, Buckets buckets, Signals signals) {
        this.tenants = tenants;
        this.settings = settings;
        this.buckets = buckets;
        this.signals = signals;
    }

    /**
     * Takes a request of a tenant's caller; the key's own limit comes first in the answer, and alone where it is exceeded.
     *
     * @param cost in tokens, at least 1
     * @throws dev.raven.api.problem.UnavailableException when the limits cannot be asked and this node knows the caller not
     */
    public List<RateLimit> take(Caller caller, int cost) {
        RateLimit key = counted(ofKey(caller).take(cost));
        return key.exceeded()
                ? List.of(key)
                : List.of(key, counted(ofTenant(caller).take(cost)));
    }

    private RateLimit counted(RateLimit limit) {
        if (limit.exceeded()) {
            signals.count(Signal.RATE_LIMIT_REFUSALS, 1, limit.policy());
        }
        return limit;
    }

    /**
     * Takes as many tokens as there are, each for a part of a request that was let in.
     *
     * @param most at least 1
     * @throws dev.raven.api.problem.UnavailableException as for a request
     */
    Drawn draw(Caller caller, int most) {
        LeasedBucket key = ofKey(caller);
        LeasedBucket tenant = ofTenant(caller);
        long ofKey = key.takeUpTo(most);
        long drawn = ofKey == 0 ? 0 : tenant.takeUpTo(ofKey);
        key.giveBack(ofKey - drawn);
        return new Drawn((int) drawn, ofKey == 0 ? key.peek() : tenant.peek());
    }

    /**
     * Some tokens.
     *
     * @param narrowest where the limit stands that had the fewest
     */
    record Drawn(int tokens, RateLimit narrowest) {
        Duration until() {
            return narrowest.retryAfter();
        }
    }

    private LeasedBucket ofKey(Caller caller) {
        Rate rate = Rate.perMinute(perKey(caller));
        return buckets.get(new BucketName("key", caller.keyId().orElseThrow().value(), rate));
    }

    private LeasedBucket ofTenant(Caller caller) {
        Rate rate = Rate.perMinute((long) perKey(caller) * settings.tenantFactor());
        return buckets.get(new BucketName("tenant", caller.tenantId().value(), rate));
    }

    private int perKey(Caller caller) {
        return Math.min(settings.ceiling(), tenants.settings(caller.tenantId()).rateLimitPerMinute());
    }
}
