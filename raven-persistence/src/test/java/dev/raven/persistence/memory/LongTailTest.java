package dev.raven.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.core.memory.TailEntry;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** What a long tail costs the Redis that everybody shares, in the commands that it runs: they do not depend on the machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongTailTest {
    private RedisServer server;
    private UnifiedJedis client;

    @BeforeAll
    void start() {
        server = RedisServer.start();
        client = TestRedis.client(server);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    /** A user of whom much waits, and behind that two interactions of another conversation. */
    private final class Scene {
        private final Redis redis = TestRedis.over(client);
        private final MemoryScene alice = new MemoryScene(new JedisMemoryStore(redis), TestConversations.in(redis));
        private final ConversationId quiet = alice.conversation();
        private final SealedInteraction early = alice.interaction(quiet);
        private final SealedInteraction late = alice.interaction(quiet);

        Scene(int waiting) {
            ConversationId busy = alice.conversation();
            alice.appendAll(Stream.generate(() -> alice.interaction(busy))
                    .limit(waiting)
                    .toList());
            alice.appendAll(List.of(early, late));
        }

        List<TailEntry> look() {
            return alice.tail(Optional.of(quiet), 100);
        }
    }

    @Test
    void oneConversationCostsNoMoreWhenMuchWaitsOfOthers() {
        assertThat(readsOfALookAndARemoval(20_000)).isEqualTo(readsOfALookAndARemoval(1_000));
    }

    private long readsOfALookAndARemoval(int waiting) {
        Scene scene = new Scene(waiting);
        scene.look();

        long before = calls("xrange");
        assertThat(scene.look()).hasSize(2);
        assertThat(scene.alice.removeFromTail(scene.late)).isTrue();
        return calls("xrange") - before;
    }

    /** Ten entries a read at most. */
    @Test
    void theFirstLookAtALongTailIsManyShortSteps() {
        Scene scene = new Scene(20_000);
        long reads = calls("xrange");
        long steps = calls("evalsha");

        assertThat(scene.look()).hasSize(2);

        assertThat(calls("evalsha") - steps).isBetween(20L, 25L);
        assertThat(calls("xrange") - reads).isBetween(2_000L, 2_005L);
    }

    @Test
    void aStepReadsFewerWhereTheyAreLarge() {
        Scene scene = new Scene(0);
        Sealed large = new Sealed(new byte[1024 * 1024]);
        for (int i = 0; i < 20; i++) {
            InteractionId id = scene.alice.interaction(scene.quiet).id();
            scene.alice.append(new SealedInteraction(id, scene.quiet, large), 100, Optional.empty());
        }
        long steps = calls("evalsha");

        assertThat(scene.alice.tail(Optional.of(scene.quiet), 1)).hasSize(1);

        assertThat(calls("evalsha") - steps).isGreaterThan(2);
    }

    @Test
    void whatAnOlderVersionTookAwayIsPassedOver() {
        Scene scene = new Scene(0);
        scene.look();
        client.xdel("rvn:{" + scene.alice.tenant() + "/" + scene.alice.user() + "}:tail", new StreamEntryID(1));

        assertThat(scene.alice.tail(Optional.of(scene.quiet), 1))
                .extracting(TailEntry::interaction)
                .containsExactly(scene.late);
        assertThat(scene.alice.removeFromTail(scene.early)).isFalse();
    }

    @Test
    void nothingStaysListedOfWhatIsGone() {
        Scene scene = new Scene(30);
        scene.look();
        scene.alice.removeFromTail(scene.early);
        for (List<TailEntry> all = scene.alice.tail(Optional.empty(), 10);
                !all.isEmpty();
                all = scene.alice.tail(Optional.empty(), 10)) {
            ConversationId first = all.get(0).interaction().conversation();
            List<TailEntry> batch = all.stream()
                    .filter(entry -> entry.interaction().conversation().equals(first))
                    .toList();
            scene.alice.consolidate(batch, scene.alice.block(first, batch.size()));
        }

        assertThat(client.exists("rvn:{" + scene.alice.tenant() + "/" + scene.alice.user() + "}:waiting"))
                .isFalse();
    }

    private long calls(String command) {
        String stats = new String((byte[]) client.sendCommand(Command.INFO, "commandstats"), StandardCharsets.UTF_8);
        Matcher line = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)").matcher(stats);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
