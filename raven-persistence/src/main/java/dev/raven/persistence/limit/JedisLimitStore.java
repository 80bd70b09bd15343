package dev.raven.persistence.limit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.limit.BucketName;
import dev.raven.core.limit.Grant;
import dev.raven.core.limit.LimitStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import redis.clients.jedis.UnifiedJedis;

/** A string a bucket, in a slot of its own, which Bucket4j reads and compares-and-swaps; gone once it is full again. */
@ApplicationScoped
class JedisLimitStore implements LimitStore {
    /** Longer than nodes' clocks may differ. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);
    /** Other nodes may swap first, again and again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Redis redis;
    private final ProxyManager<String> buckets;

    @Inject
    JedisLimitStore(Redis redis) {
        this.redis = redis;
        this.buckets = redis.provisionally(JedisLimitStore::over);
    }

    private static ProxyManager<String> over(UnifiedJedis client) {
        return Bucket4jJedis.casBasedBuilder(client)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .requestTimeout(PATIENCE)
                .keyMapper(Mapper.STRING)
                .build();
    }

    @Override
    public Grant take(BucketName name, long least, long most) {
        return on(name, bucket -> Grant.from(bucket, name.rate(), least, most));
    }

    @Override
    public void giveBack(BucketName name, long tokens) {
        on(name, bucket -> {
            bucket.addTokens(tokens);
            return tokens;
        });
    }

    /** Never repeated, as a token may have been taken; not waited for, as a lost one is a request more. */
    private <T> T on(BucketName name, Function<Bucket, T> step) {
        try {
            return redis.provisionally(client ->
                    step.apply(buckets.getProxy(RedisKeys.single("limit", name.text()), name.rate()::configuration)));
        } catch (TimeoutException contended) {
            throw UnavailableException.storage(contended);
        }
    }
}
