package dev.raven.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.LimitedNode;
import dev.raven.core.scene.Scene;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.UnifiedJedis;

/** What two nodes let in when their Redis is killed, and after. */
@Timeout(60)
class LimitsWithoutRedisTest {
    private static final int LIMIT = 100;

    private final RedisServer server = RedisServer.start("--appendfsync", "always");
    private final UnifiedJedis client = TestRedis.client(server);
    private final Redis redis = TestRedis.over(client);
    private final Scene scene = new Scene();
    private final Caller acme = tenant();
    private final List<LimitedNode> nodes = Stream.generate(this::node).limit(2).toList();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private LimitedNode node() {
        return new LimitedNode(scene.nodeOver(new JedisLimitStore(redis)));
    }

    private Caller tenant() {
        return scene.tenant(
                new TenantSettingsPatch(null, null, null, null, null, null, null, null, null, LIMIT, null, null, null));
    }

    private long letTogether() {
        return nodes.stream().mapToLong(node -> node.lets(acme, 400)).sum();
    }

    @Test
    void theyLetInTheLimitBetweenThem() {
        nodes.forEach(LimitedNode::beat);
        nodes.forEach(LimitedNode::beat);
        nodes.forEach(node -> node.lets(acme));
        server.kill();
        assertThat(letTogether()).isBetween(96L, 102L);
        assertThat(letTogether()).isZero();
    }

    @Test
    void strangersAreNotLetIn() {
        server.kill();
        Caller stranger = tenant();
        assertThatThrownBy(() -> nodes.get(0).lets(stranger)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void theyShareAgainWhenItIsBack() {
        nodes.forEach(node -> node.lets(acme, 10));
        server.kill();
        letTogether();
        server.restart();
        scene.clock().advance(Duration.ofSeconds(2));
        assertThat(letTogether()).isBetween(1L, 100L);
        Caller another = tenant();
        assertThat(nodes.get(0).lets(another, 400) + nodes.get(1).lets(another, 400))
                .isBetween(100L, 104L);
    }
}
