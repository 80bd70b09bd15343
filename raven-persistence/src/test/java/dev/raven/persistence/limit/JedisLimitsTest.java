package dev.raven.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.limit.LimitedNode;
import dev.raven.core.scene.Scene;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two nodes of Raven that share their limits in a real Redis. */
class JedisLimitsTest {
    private static final int LIMIT = 100;
    private static final int TRIES = 400;

    private final Redis redis = TestRedis.shared();
    private final Scene scene = new Scene();
    private final List<LimitedNode> nodes = Stream.generate(this::node).limit(2).toList();

    private LimitedNode node() {
        return new LimitedNode(scene.nodeOver(new JedisLimitStore(redis)));
    }

    private Caller tenant(int perMinute) {
        return scene.tenant(new TenantSettingsPatch(
                null, null, null, null, null, null, null, null, null, perMinute, null, null, null));
    }

    /** What comes back while the test runs, may pass, too. */
    private static long refilled(long since, int perMinute) {
        return 1 + Duration.ofNanos(System.nanoTime() - since).toMillis() * perMinute / 60_000;
    }

    @Test
    void ofFourHundredTriesAtOnceOnTwoNodesAHundredPass() {
        Caller acme = tenant(LIMIT);
        long start = System.nanoTime();
        long passed = Races.winners(TRIES, racer -> nodes.get(racer % 2).lets(acme));
        assertThat(passed).isBetween((long) LIMIT, LIMIT + refilled(start, LIMIT));
    }

    @Test
    void theKeysOfATenantTogetherPassFiveTimesAsOften() {
        TenantId acme = tenant(10).tenantId();
        long start = System.nanoTime();
        long passed = Races.winners(TRIES, racer -> nodes.get(racer % 2).lets(scene.caller(acme)));
        assertThat(passed).isBetween(50L, 50 + refilled(start, 50));
    }

    @Test
    void aBucketIsGoneOnceItIsFullAgain() {
        Caller acme = tenant(LIMIT);
        nodes.get(0).lets(acme);
        String key = "rvn:{limit:key:" + acme.keyId().orElseThrow() + "}";
        assertThat(redis.<Long>read(client -> client.pttl(key))).isBetween(1L, 11_000L);
    }
}
