package dev.raven.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.core.caller.Caller;
import dev.raven.core.tenant.TenantDirectory;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Bounds how often a key, and all of a tenant's keys together, may ask: a bucket each of one minute's requests, refilled
 * evenly. Each node counts for itself.
 */
@Singleton
public class RateLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TenantDirectory tenants;
    private final AccessSettings settings;
    private final Cache<BucketName, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    @Inject
    RateLimiter(TenantDirectory tenants, AccessSettings settings) {
        this.tenants = tenants;
        this.settings = settings;
    }

    /** Takes one request of a tenant's caller; the key's own limit comes first in the answer. */
    public List<RateLimit> take(Caller caller) {
        int perKey = tenants.settings(caller.tenantId()).rateLimitPerMinute();
        int perTenant = (int) Math.min(Integer.MAX_VALUE, (long) perKey * settings.tenantRateFactor());
        RateLimit key = take("key", String.valueOf(caller.keyId()), perKey);
        return key.exceeded()
                ? List.of(key)
                : List.of(key, take("tenant", caller.tenantId().value(), perTenant));
    }

    private RateLimit take(String policy, String holder, int perMinute) {
        Bucket bucket = buckets.get(new BucketName(policy, holder, perMinute), RateLimiter::open);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new RateLimit(
                policy,
                perMinute,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                !probe.isConsumed());
    }

    private static Bucket open(BucketName name) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(name.perMinute()).refillGreedy(name.perMinute(), MINUTE))
                .build();
    }

    /** The limit is part of the name, so that a changed setting takes effect at once. */
    private record BucketName(String policy, String holder, int perMinute) {}
}
