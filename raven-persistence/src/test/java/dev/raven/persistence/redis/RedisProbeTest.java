package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.parallel.Patience;
import dev.raven.core.startup.Condition;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.UnifiedJedis;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedisProbeTest {
    private static final Duration A_SECOND_AND_MORE = Duration.ofMillis(1001);

    private static final Duration AT_ONCE = Duration.ZERO;

    private final AtomicLong now = new AtomicLong();

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void followsRedisDownAndUpWithinASecond() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);
            RedisProbe probe = new RedisProbe(() -> RedisProbe.look(redis), now::get, AT_ONCE);
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
                now::get,
                AT_ONCE);
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
                now::get,
                AT_ONCE);
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

    /** Whoever asks while one looks is not to wait for it, whatever is known: fifty who did would be all that serve. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRedisThatHangsHoldsOneOfManyWhoAskAlsoWhereNothingIsKnown(boolean seenBefore) throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger(seenBefore ? 0 : 1);
        RedisProbe probe = new RedisProbe(
                () -> {
                    if (looks.incrementAndGet() > 1) {
                        hangs.countDown();
                        await(ends);
                    }
                    return Condition.UP;
                },
                now::get,
                AT_ONCE);
        if (seenBefore) {
            assertThat(probe.condition()).isEqualTo(Condition.UP);
            pass(Duration.ofSeconds(6));
        }
        AtomicReference<Condition> looked = new AtomicReference<>();
        Thread held = Thread.ofPlatform().start(() -> looked.set(probe.condition()));
        hangs.await();
        for (int i = 0; i < 50; i++) {
            assertThat(probe.condition()).as("at once").isEqualTo(Condition.DOWN);
        }
        ends.countDown();
        held.join();
        assertThat(looked).hasValue(Condition.UP);
        assertThat(probe.condition()).isEqualTo(Condition.UP);
        assertThat(looks).hasValue(2);
    }

    /** Two who ask at once after a pause, as two load balancers may, are told the same. */
    @Test
    void whoKnowsNothingWaitsForALookThatIsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        RedisProbe probe = new RedisProbe(
                () -> {
                    begun.countDown();
                    await(ends);
                    return Condition.UP;
                },
                now::get,
                Duration.ofSeconds(50));
        Thread first = Thread.ofPlatform().start(probe::condition);
        begun.await();
        AtomicReference<Condition> told = new AtomicReference<>();
        Thread second = Thread.ofPlatform().start(() -> told.set(probe.condition()));
        Patience.until(() -> second.getState() == Thread.State.TIMED_WAITING);
        ends.countDown();
        first.join();
        second.join();
        assertThat(told).hasValue(Condition.UP);
    }

    @Test
    void aLookThatBreaksOffIsNotTheLast() {
        AtomicInteger looks = new AtomicInteger();
        RedisProbe probe = new RedisProbe(
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return Condition.UP;
                },
                now::get,
                AT_ONCE);
        assertThatThrownBy(probe::condition).hasMessage("broken");
        assertThat(probe.condition()).isEqualTo(Condition.UP);
    }

    @Test
    void whatWasSeenLongAgoIsNotTold() {
        AtomicInteger looks = new AtomicInteger();
        RedisProbe probe =
                new RedisProbe(() -> Condition.upOr(looks.incrementAndGet() == 1, Condition.DOWN), now::get, AT_ONCE);
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
