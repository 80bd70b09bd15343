package dev.raven.persistence.limit;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.LimitedNode;
import dev.raven.core.scene.Scene;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** What the limits cost a request, key's and tenant's together, on one thread. See docs/benchmarks.md. */
class RateLimiterBenchmark {
    private static final int WARM_UP = 300_000;

    private final Scene scene = new Scene();

    private Caller tenant(int perMinute) {
        return scene.tenant(new TenantSettingsPatch(
                null, null, null, null, null, null, null, null, null, perMinute, null, null, null));
    }

    @Test
    void report() {
        try (RedisServer server = RedisServer.start("--appendfsync", "always");
                UnifiedJedis client = TestRedis.client(server)) {
            LimitedNode node = new LimitedNode(scene.nodeOver(new JedisLimitStore(TestRedis.over(client))));
            measure(node, client, 10_000_000, 1, WARM_UP);
            measure(node, client, 10_000_000, 1, WARM_UP);
            measure(node, client, 6_000, 20, 1_400);
            measure(node, client, 600, 200, 140);
            measure(node, client, 100, 300, 90);
        }
    }

    private void measure(LimitedNode node, UnifiedJedis client, int perMinute, int tenants, int requests) {
        List<Caller> callers =
                Stream.generate(() -> tenant(perMinute)).limit(tenants).toList();
        long[] nanos = new long[tenants * requests];
        long before = commands(client);
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            node.lets(callers.get(i / requests));
            nanos[i] = System.nanoTime() - start;
        }
        double asked = (double) (commands(client) - before - 1) / nanos.length;
        Arrays.sort(nanos);
        System.out.printf(
                "%,d a minute: p50 %.2f µs, p90 %.2f, p99 %.1f, mean %.2f; %.3f commands of Redis a request%n",
                perMinute,
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 9 / 10] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3,
                Arrays.stream(nanos).average().orElse(0) / 1e3,
                asked);
    }

    private static long commands(UnifiedJedis client) {
        return client.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }
}
