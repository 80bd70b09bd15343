package dev.raven.core.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A node's share of a shared bucket, for while that cannot be asked. It begins with no more than was left there, and
 * stays: whoever makes the store come and go gets no second share.
 */
final class LocalBucket {
    private final Rate whole;
    private final InstantSource clock;
    private @Nullable Bucket bucket;
    private int nodes;

    LocalBucket(Rate whole, InstantSource clock) {
        this.whole = whole;
        this.clock = clock;
    }

    /**
     * As a shared bucket gives, from the share that one of so many nodes has. What costs more than the share costs all of it.
     *
     * @param left what was left in the shared bucket when it was last asked
     */
    Grant take(long least, long most, long left, int among) {
        Rate share = whole.share(among);
        long enough = share.charge(least);
        Grant grant = Grant.from(opened(share, left, among), share, enough, share.charge(most));
        return grant.taken() == 0 ? grant : new Grant(Math.max(least, grant.taken()), grant.left(), grant.until());
    }

    private Bucket opened(Rate share, long left, int among) {
        Bucket opened = bucket == null ? open(share, left) : bucket;
        if (bucket != null && nodes != among) {
            opened.replaceConfiguration(share.configuration(), TokensInheritanceStrategy.AS_IS);
        }
        bucket = opened;
        nodes = among;
        return opened;
    }

    private Bucket open(Rate share, long left) {
        LocalBucketBuilder opening = Bucket.builder().withCustomTimePrecision(new ClockMeter(clock));
        for (Bandwidth limit : share.configuration(left).getBandwidths()) {
            opening.addLimit(limit);
        }
        return opening.build();
    }
}
