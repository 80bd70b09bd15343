package dev.raven.persistence.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.usage.KeyTally;
import dev.raven.core.usage.UsageFacts;
import dev.raven.core.usage.UsageStore;
import dev.raven.core.usage.UsageStoreContract;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JedisUsageStoreTest implements UsageStoreContract {
    private final Redis redis = TestRedis.shared();
    private final UsageStore store = new JedisUsageStore(redis);

    @Override
    public UsageStore usage() {
        return store;
    }

    private UsageFacts add(ApiKeyId key) {
        KeyTally tally = new KeyTally(
                ACME, key, new KeyTally.Batch("one", 1), MINUTE, Optional.empty(), 1, Map.of(), Map.of(), Set.of("a"));
        return store.add(List.of(tally)).get(0).orElseThrow();
    }

    @Test
    void whatIsNotCountedYetWasLastUsedWhenItsTenantsListingSays() {
        ApiKeyId key = IDS.apiKey();
        redis.once(client -> client.hset(
                new UsageKeys(ACME, key).used(),
                key.value(),
                MINUTE.minusSeconds(60).toString()));

        assertThat(add(key).usedBefore()).hasValue(MINUTE.minusSeconds(60));
    }

    @Test
    void daysNetworksAndBatchesEnd() {
        UsageKeys keys = new UsageKeys(ACME, IDS.apiKey());
        add(keys.key());

        long most = Duration.ofDays(91).toSeconds();
        for (String name : List.of(keys.day(DAY), keys.networks())) {
            assertThat(ttl(name)).isBetween(most - 60, most);
        }
        assertThat(ttl(keys.batch("one"))).isBetween(3_540L, 3_600L);
    }

    private long ttl(String name) {
        return redis.<Long>read(client -> client.ttl(name));
    }
}
