package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.AppendOutcome;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.memory.TestMemories;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AcknowledgementTest {
    private static final String KEY = "rvn:{test}:key";
    private static final String TEXT = "rvn:{test}:text";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private RedisServer master;
    private RedisServer replica;
    private UnifiedJedis client;
    private Redis redis;

    @BeforeEach
    void startAMasterWithAReplica() {
        master = RedisServer.start();
        replica = RedisServer.start("--replicaof", RedisServer.HOST + " " + master.port());
        RedisAnswers.await(master, "replication", info -> info.contains("state=online"), PATIENCE_NANOS);
        client = TestRedis.client(master);
        redis = TestRedis.over(client, Acknowledgement.replicas(1));
        keepAtLast();
    }

    /** As the refusal says: again, until enough replicas have it. A replica that is still loading has not. */
    private void keepAtLast() {
        while (true) {
            try {
                redis.repeatably(jedis -> jedis.set(KEY, "kept"));
                return;
            } catch (UnavailableException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @AfterEach
    void end() {
        client.close();
        replica.kill();
        master.kill();
    }

    private static void expectShortfall(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOfSatisfying(UnavailableException.class, shortfall -> {
            assertThat(shortfall.code()).isEqualTo(ProblemCode.STORAGE_UNAVAILABLE);
            assertThat(shortfall).hasMessageContaining("retry with the same Idempotency-Key");
        });
    }

    @Test
    void aWriteIsOnAReplicaWhenItReturns() {
        try (Jedis there = replica.connect()) {
            assertThat(there.get(KEY)).isEqualTo("kept");
        }
    }

    @Test
    void aWriteThatTooFewReplicasHaveIsNoSuccess() {
        replica.freeze(true);
        expectShortfall(() -> redis.once(jedis -> jedis.set(KEY, "alone")));
        expectShortfall(() -> redis.repeatably(jedis -> jedis.set(KEY, "alone")));

        replica.freeze(false);
        keepAtLast();
    }

    @Test
    void aRetryThatFindsItsWorkDoneWaitsForItAllTheSame() {
        MemoryScene alice = new MemoryScene(TestMemories.in(redis), TestConversations.in(TestRedis.over(client)));
        SealedInteraction said = alice.interaction(alice.conversation());
        replica.freeze(true);
        expectShortfall(() -> alice.append(said, 10, Optional.of(new Append.Once("request", ""))));
        expectShortfall(() -> alice.append(said, 10, Optional.of(new Append.Once("request", ""))));

        replica.freeze(false);
        keepAtLast();
        assertThat(alice.append(said, 10, Optional.of(new Append.Once("request", ""))))
                .isEqualTo(new AppendOutcome.Repeated(said.id()));
    }

    @Test
    void readsDoNotWait() {
        replica.freeze(true);

        String read = redis.read(jedis -> jedis.get(KEY));
        assertThat(read).isEqualTo("kept");
    }

    @Test
    void aRefusedWriteLeavesNoAnswerBehindForTheNext() {
        TestRedis.over(client).once(jedis -> jedis.set(TEXT, "no list"));
        assertThatThrownBy(() -> redis.once(jedis -> jedis.rpush(TEXT, "item")))
                .isInstanceOf(UnavailableException.class);

        String read = redis.read(jedis -> jedis.get(TEXT));
        assertThat(read).isEqualTo("no list");
    }

    @Test
    void asksNothingWhereNothingIsPromisedBeyondTheAnswer() {
        replica.freeze(true);

        String done = TestRedis.over(client).once(jedis -> jedis.set(KEY, "kept"));
        assertThat(done).isEqualTo("OK");
    }

    @Test
    void aWriteIsOnDiskWhenItReturnsFromARedisThatSyncsLater() {
        RedisMaster server = RedisMaster.at(((RoutedJedis) client).masters().get(0));
        assumeTrue(server.answersWhenOnDisk(), "this Redis does not know WAITAOF");
        Acknowledgement disk = new DurabilityCheck(List.of(server), new Durability.Fsync()).verify(true);

        String done = TestRedis.over(client, disk).once(jedis -> jedis.set(KEY, "kept"));

        assertThat(disk.question()).isPresent();
        assertThat(done).isEqualTo("OK");
    }
}
