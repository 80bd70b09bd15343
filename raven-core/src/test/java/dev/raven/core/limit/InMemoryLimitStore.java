package dev.raven.core.limit;

import dev.raven.api.problem.UnavailableException;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Shared buckets in memory. */
public final class InMemoryLimitStore implements LimitStore {
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    public InMemoryLimitStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Grant take(BucketName name, long least, long most) {
        return Grant.from(bucket(name), name.rate(), least, most);
    }

    @Override
    public void giveBack(BucketName name, long tokens) {
        bucket(name).addTokens(tokens);
    }

    /** Answers nobody until told otherwise. */
    public void away(boolean gone) {
        away = gone;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    private Bucket bucket(BucketName name) {
        asked.incrementAndGet();
        if (away) {
            throw UnavailableException.storage(null);
        }
        return buckets.computeIfAbsent(name.text(), text -> open(name.rate()));
    }

    private Bucket open(Rate rate) {
        LocalBucketBuilder opening = Bucket.builder().withCustomTimePrecision(new ClockMeter(clock));
        for (Bandwidth limit : rate.configuration().getBandwidths()) {
            opening.addLimit(limit);
        }
        return opening.build();
    }
}
