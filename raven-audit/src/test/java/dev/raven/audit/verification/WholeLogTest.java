package dev.raven.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.audit.checkpoint.Node;
import dev.raven.audit.checkpoint.Storage;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.TestClock;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.TestRedis;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;

/** Logs in a real Redis that somebody with its password tampers with. */
class WholeLogTest {
    private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);
    private static final int EVENTS = 700;

    private final TenantId acme = new Ids(new SecureRandom()).tenant();
    private final TestClock clock = TestClock.yesterday();
    private final Storage storage = Storage.in(TestRedis.shared());
    private final Node node = Node.started(storage, clock);
    private final UnifiedJedis redis = TestRedis.sharedClient();

    @BeforeEach
    void signSevenHundredEvents() {
        storage.register(acme);
        node.append(acme, 400);
        node.finish();
        clock.advance(Duration.ofMinutes(1));
        node.append(acme, 300);
        node.finish();
    }

    private AuditVerdict verify() {
        return verify(List.of());
    }

    private AuditVerdict verify(List<LogCheck> others) {
        return verify(others, read -> {});
    }

    private AuditVerdict verify(List<LogCheck> others, LongConsumer progress) {
        StoredCheckpoints checkpoints =
                new StoredCheckpoints(storage.trees(), node.trees(), new AuditOrigin("raven"), clock);
        return new WholeLog(storage.logs(), storage.trees(), checkpoints, others).verify(acme, progress);
    }

    private List<String> found() {
        return verify().findings().stream()
                .map(finding -> finding.fault() + " " + finding.sequence())
                .toList();
    }

    private byte[] key(String part) {
        return RedisKeys.of(acme, part).getBytes(StandardCharsets.UTF_8);
    }

    private List<byte[]> bodies() {
        return new ArrayList<>(storage.logs().read(acme, 1, 10_000).stream()
                .map(StoredAuditEvent::body)
                .toList());
    }

    private void put(String id, byte[] body) {
        redis.xadd(key("audit"), Map.of(BODY, body), XAddParams.xAddParams().id(new StreamEntryID(id)));
    }

    /** Writes the stream anew, as nothing in the middle of one can be changed. */
    private void rewrite(List<byte[]> bodies) {
        redis.del(key("audit"));
        for (int i = 0; i < bodies.size(); i++) {
            if (bodies.get(i).length > 0) {
                put((i + 1) + "-0", bodies.get(i));
            }
        }
    }

    private void drop(long sequence) {
        redis.xdel(RedisKeys.of(acme, "audit"), new StreamEntryID(sequence, 0));
    }

    @Test
    void aLogThatNobodyTouchedVerifies() {
        assertThat(verify()).isEqualTo(new AuditVerdict(EVENTS, 1, EVENTS, EVENTS, List.of()));
    }

    @Test
    void whatIsNotSignedYetVerifies() {
        node.append(acme, 3);
        assertThat(verify()).isEqualTo(new AuditVerdict(EVENTS + 3, 1, EVENTS + 3, EVENTS, List.of()));
    }

    @Test
    void aLogWithoutEventsVerifies() {
        TenantId empty = new Ids(new SecureRandom()).tenant();
        StoredCheckpoints checkpoints =
                new StoredCheckpoints(storage.trees(), node.trees(), new AuditOrigin("raven"), clock);
        AuditVerdict verdict = new WholeLog(storage.logs(), storage.trees(), checkpoints, List.<LogCheck>of())
                .verify(empty, read -> {});
        assertThat(verdict).isEqualTo(new AuditVerdict(0, 1, 0, 0, List.of()));
    }

    private AuditHead head(long sequence) {
        return AuditHead.of(storage.logs().read(acme, sequence, 1).get(0));
    }

    /** Says in the log, as Raven does before it prunes, how far events are to go. */
    private void announce(AuditHead last) {
        node.log()
                .record(new AuditEntry(
                                acme,
                                Caller.SYSTEM,
                                "audit.prune",
                                AuditCategory.SYSTEM,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .telling(Map.of("from_sequence", 1L, "to_sequence", last.sequence(), "to_hash", last.hash())));
    }

    @Nested
    class Pruning {

        @Test
        void aPrunedLogVerifiesFromItsFirstEvent() {
            announce(head(300));
            storage.logs().prune(acme, head(300));

            assertThat(verify()).isEqualTo(new AuditVerdict(401, 301, EVENTS + 1, EVENTS, List.of()));
        }

        @Test
        void aLogThatIsPrunedWhileItIsReadIsReadAgain() {
            announce(head(300));
            AuditHead last = head(300);
            AuditVerdict verdict = verify(List.of(), read -> {
                if (storage.logs().pruned(acme).sequence() == 0) {
                    storage.logs().prune(acme, last);
                }
            });

            assertThat(verdict).isEqualTo(new AuditVerdict(401, 301, EVENTS + 1, EVENTS, List.of()));
        }

        @Test
        void onePartOfWhatWasAnnouncedMayBeGone() {
            announce(head(300));
            storage.logs().prune(acme, head(200));

            assertThat(found()).isEmpty();
        }

        @Test
        void aBeginningThatNoEventSaysWasPruned() {
            storage.logs().prune(acme, head(300));

            assertThat(found()).containsExactly("GAP 301");
        }

        @Test
        void aBeginningThatReachesFartherThanWhatWasPruned() {
            announce(head(200));
            storage.logs().prune(acme, head(300));

            assertThat(found()).containsExactly("GAP 301");
        }

        @Test
        void anAnnouncementOfAnotherHistory() {
            announce(new AuditHead(300, "f".repeat(64)));
            storage.logs().prune(acme, head(300));

            assertThat(found()).containsExactly("GAP 301");
        }

        @Test
        void anAnnouncementThatWentWithTheBeginning() {
            announce(head(300));
            node.append(acme, 1);
            storage.logs().prune(acme, head(EVENTS + 1));

            assertThat(found()).contains("GAP 702");
        }

        @Test
        void allOfIt() {
            storage.logs().prune(acme, head(EVENTS));

            assertThat(found()).contains("GAP 701");
        }
    }

    @Test
    void asksWhateverElseCanLook() {
        AuditFinding finding = new AuditFinding(AuditFault.COPY_DIFFERS, 7, "The copy holds another event.");
        assertThat(verify(List.of((log, progress) -> List.of(finding))).findings())
                .containsExactly(finding);
    }

    @Nested
    class Events {

        @Test
        void aChangedByte() {
            List<byte[]> bodies = bodies();
            byte[] changed = bodies.get(499).clone();
            changed[changed.length / 2] ^= 1;
            bodies.set(499, changed);
            rewrite(bodies);

            assertThat(found()).containsExactly("EVENT_CHANGED 500");
        }

        @Test
        void aChangedByteOfTheLast() {
            List<byte[]> bodies = bodies();
            bodies.getLast()[20] ^= 1;
            rewrite(bodies);

            assertThat(found()).contains("EVENT_CHANGED 700");
        }

        @Test
        void aDroppedFirst() {
            drop(1);
            assertThat(found()).containsExactly("GAP 2");
        }

        @Test
        void aDroppedOneInTheMiddle() {
            drop(350);
            assertThat(found()).containsExactly("GAP 351");
        }

        @Test
        void aDroppedLast() {
            drop(700);
            assertThat(found()).containsExactly("TRUNCATED 700");
        }

        @Test
        void twoThatChangedPlaces() {
            List<byte[]> bodies = bodies();
            byte[] one = bodies.get(249);
            bodies.set(249, bodies.get(250));
            bodies.set(250, one);
            rewrite(bodies);

            assertThat(found()).contains("GAP 251", "OUT_OF_ORDER 250");
        }

        @Test
        void oneThatWasInserted() {
            List<byte[]> bodies = bodies();
            redis.del(key("audit"));
            for (int i = 0; i < bodies.size(); i++) {
                put((i + 1) + "-0", bodies.get(i));
                if (i == 499) {
                    put("500-1", bodies.get(10));
                }
            }
            assertThat(found()).containsExactly("OUT_OF_ORDER 500");
        }

        @Test
        void oneThatWasGivenAnotherNumber() {
            List<byte[]> bodies = bodies();
            String text = new String(bodies.get(599), StandardCharsets.UTF_8);
            bodies.set(
                    599, text.replace("\"sequence\":600,", "\"sequence\":601,").getBytes(StandardCharsets.UTF_8));
            rewrite(bodies);

            assertThat(found()).containsExactly("EVENT_CHANGED 600");
        }

        @Test
        void aTailThatWasCutWithItsHead() {
            for (long sequence = 651; sequence <= EVENTS; sequence++) {
                drop(sequence);
            }
            byte[] last = bodies().getLast();
            redis.hset(RedisKeys.of(acme, "audit:head"), Map.of("sequence", "650", "hash", StoredReplay.hash(last)));

            assertThat(found()).containsExactly("TRUNCATED 700");
        }
    }

    @Nested
    class Tree {

        @Test
        void aTileOfBefore() {
            byte[] tile = redis.get(key("audit:tile:0:1"));
            byte[] old = tile.clone();
            old[32 * 44] ^= 1;
            redis.set(key("audit:tile:0:1"), old);

            assertThat(found()).contains("ROOT_MISMATCH 301").doesNotContain("EVENT_CHANGED 301");
        }

        @Test
        void aTileThatIsShorterThanItWas() {
            byte[] tile = redis.get(key("audit:tile:0:2"));
            redis.set(key("audit:tile:0:2"), Arrays.copyOf(tile, 32 * 10));

            assertThat(found()).isNotEmpty().allMatch(finding -> finding.startsWith("ROOT_MISMATCH"));
        }

        @Test
        void aHashAboveTheTiles() {
            byte[] tile = redis.get(key("audit:tile:1:0"));
            tile[0] ^= 1;
            redis.set(key("audit:tile:1:0"), tile);

            assertThat(found()).containsExactly("ROOT_MISMATCH 256");
        }
    }

    @Nested
    class Notes {
        private final String notes = RedisKeys.of(acme, "audit:checkpoints");

        @Test
        void aCheckpointThatNobodySigned() {
            String kept = redis.zrange(notes, 0, 0).get(0);
            redis.zrem(notes, kept);
            redis.zadd(notes, 400, kept.replace("\n400\n", "\n401\n"));

            assertThat(found()).containsExactly("BAD_SIGNATURE 401");
        }

        @Test
        void anOldOneInTheNewestsPlace() {
            String newest = redis.zrevrange(notes, 0, 0).get(0);
            redis.zrem(notes, newest);
            clock.advance(Duration.ofHours(3));

            assertThat(found()).containsExactly("STALE_CHECKPOINT 400");
        }

        @Test
        void allThatWereThere() {
            redis.del(notes);
            assertThat(found()).containsExactly("STALE_CHECKPOINT 0");
        }

        @Test
        void twoVersionsOfALog() {
            List<AuditCheckpoint> signed = storage.trees().checkpoints(acme, Long.MAX_VALUE, 10);
            List<byte[]> bodies = bodies();
            // back to 650 events, and other ones behind
            rewrite(bodies.subList(0, 650));
            byte[] last = bodies.get(649);
            redis.hset(RedisKeys.of(acme, "audit:head"), Map.of("sequence", "650", "hash", StoredReplay.hash(last)));
            redis.del(key("audit:tree"), key("audit:checkpoints"));
            Node forgetful = Node.started(storage, clock);
            forgetful.append(acme, 50);
            forgetful.finish();
            redis.zadd(notes, 700, "000000000001 " + signed.get(0).note());

            assertThat(found()).contains("FORKED 700");
        }
    }

    @Test
    void saysWhatIsWrongInPlainWords() {
        drop(350);
        AuditFinding finding = verify().findings().get(0);
        assertThat(finding.detail())
                .contains("missing")
                .doesNotContain(HexFormat.of().formatHex(new byte[4]));
    }
}
