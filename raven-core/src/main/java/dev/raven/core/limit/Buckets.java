package dev.raven.core.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.api.problem.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The buckets this node has lately seen. */
@Singleton
class Buckets {
    private static final int MOST = 200_000;

    private final LimitStore store;
    private final Nodes nodes;
    private final Clock clock;
    private final Cache<BucketName, LeasedBucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    @Inject
    Buckets(LimitStore store, Nodes nodes, Clock clock) {
        this.store = store;
        this.nodes = nodes;
        this.clock = clock;
    }

    LeasedBucket get(BucketName name) {
        return buckets.get(name, missing -> new LeasedBucket(missing, store, nodes, clock));
    }

    /**
     * Gives back what was taken ahead and not used.
     *
     * @throws UnavailableException when the store is away; what was not given back is kept
     */
    void tidy() {
        buckets.asMap().values().forEach(LeasedBucket::tidy);
    }
}
