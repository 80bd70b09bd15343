package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.startup.Condition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.UnifiedJedis;

@Timeout(60)
class RedisProbeTest {
    private static final Duration A_SECOND_AND_MORE = Duration.ofMillis(1001);

    private final AtomicLong now = new AtomicLong();

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void followsRedisDownAndUpWithinASecond() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);
            RedisProbe probe = new RedisProbe(() -> RedisProbe.look(redis), now::get);
            assertThat(probe.condition()).isEqualTo(Condition.UP);

            server.kill();
            pass(A_SECOND_AND_MORE);
            assertThat(probe.condition()).isEqualTo(Condition.DOWN);

            server.restart();
            pass(A_SECOND_AND_MORE);
            assertThat(probe.condition()).isEqualTo(Condition.UP);
        }
    }

    @Test
    void looksOnceASecondHoweverManyAsk() {
        AtomicInteger looks = new AtomicInteger();
        RedisProbe probe = new RedisProbe(
                () -> {
                    looks.incrementAndGet();
                    return Condition.UP;
                },
                now::get);
        for (int i = 0; i < 1000; i++) {
            probe.condition();
        }
        assertThat(looks).hasValue(1);
        pass(A_SECOND_AND_MORE);
        for (int i = 0; i < 1000; i++) {
            probe.condition();
        }
        assertThat(looks).hasValue(2);
    }

    @Test
    void aRedisThatHangsHoldsOneWhoAsksAndNobodyElse() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        RedisProbe probe = new RedisProbe(
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        return Condition.UP;
                    }
                    hangs.countDown();
                    await(ends);
                    return Condition.DOWN;
                },
                now::get);
        probe.condition();
        pass(A_SECOND_AND_MORE);
        Thread held = Thread.ofVirtual().start(probe::condition);
        hangs.await();
        assertThat(probe.condition()).as("what was seen last").isEqualTo(Condition.UP);
        ends.countDown();
        held.join();
        assertThat(probe.condition()).isEqualTo(Condition.DOWN);
        assertThat(looks).hasValue(2);
    }

    @Test
    void whatWasSeenLongAgoIsNotTold() {
        AtomicInteger looks = new AtomicInteger();
        RedisProbe probe = new RedisProbe(() -> Condition.upOr(looks.incrementAndGet() == 1, Condition.DOWN), now::get);
        assertThat(probe.condition()).isEqualTo(Condition.UP);
        pass(Duration.ofSeconds(6));
        assertThat(probe.condition()).isEqualTo(Condition.DOWN);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
