package dev.raven.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.audit.TestLogs;
import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.tree.Frontier;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.Races;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.SequencerStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.TestRedis;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes append and sign over one Redis, while nodes die at any step. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodesTest {
    private static final int WRITERS = 8;
    private static final int EACH = 150;
    private static final int LIVES = 12;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Storage storage = Storage.in(TestRedis.shared());
    private final Ids ids = new Ids(new SecureRandom());
    private final List<TenantId> logs = List.of(ids.tenant(), ids.tenant());
    private final Map<TenantId, Queue<EventId>> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    /** A node that at some call of its storage is no more: that call happens or not, and none after it. */
    private static final class Mortal {
        private final AtomicInteger calls;
        private final boolean lastHappens;
        private final Node node;

        Mortal(Storage storage, int life, boolean lastHappens) {
            this.calls = new AtomicInteger(life);
            this.lastHappens = lastHappens;
            this.node = Node.briefly(
                    new Storage(
                            mortal(AuditStore.class, storage.logs()),
                            mortal(AuditTreeStore.class, storage.trees()),
                            mortal(SequencerStore.class, storage.sequencers()),
                            storage.signingKeys(),
                            storage.tenants(),
                            storage.keys(),
                            storage.operatorKeys()),
                    Clock.systemUTC());
        }

        Node node() {
            return node;
        }

        boolean dead() {
            return calls.get() < 0;
        }

        private <T> T mortal(Class<T> port, T store) {
            Object proxy =
                    Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, args) -> {
                        int left = calls.getAndDecrement();
                        if (left < 0) {
                            throw UnavailableException.storage(null);
                        }
                        try {
                            Object answer = left > 0 || lastHappens ? method.invoke(store, args) : null;
                            if (left == 0) {
                                throw UnavailableException.storage(null);
                            }
                            return answer;
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
            return port.cast(proxy);
        }
    }

    @Test
    void noGapNoDuplicateNoForkWhoeverDiesWhenever() {
        logs.forEach(log -> {
            storage.register(log);
            acknowledged.put(log, new ConcurrentLinkedQueue<>());
        });
        Node first = Node.briefly(storage, Clock.systemUTC());
        Node second = Node.briefly(storage, Clock.systemUTC());
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicInteger left = new AtomicInteger(WRITERS);

        Races.results(WRITERS + 3, racer -> {
            if (racer < WRITERS) {
                try {
                    write(racer % 2 == 0 ? first : second, logs.get(racer / 2 % 2));
                } finally {
                    writing.set(left.decrementAndGet() > 0);
                }
            } else if (racer == WRITERS) {
                liveAndDie(writing);
            } else {
                sign(racer == WRITERS + 1 ? first : second, writing);
            }
            return true;
        });
        while (!logs.stream().allMatch(this::signedToItsEnd)) {
            first.tick();
            first.finish();
        }

        logs.forEach(this::expectOneLog);
    }

    private boolean signedToItsEnd(TenantId log) {
        return storage.trees().state(log).latest().map(AuditCheckpoint::size).orElse(0L)
                == storage.logs().head(log).sequence();
    }

    private void write(Node node, TenantId log) {
        for (int written = 0; written < EACH; ) {
            try {
                acknowledged.get(log).add(node.log().record(TestLogs.entry(log)));
                written++;
            } catch (UnavailableException crowded) {
                assertThat(crowded.code()).isEqualTo(ProblemCode.AUDIT_UNAVAILABLE);
            }
        }
    }

    private static void sign(Node node, AtomicBoolean writing) {
        while (writing.get()) {
            node.tick();
            node.finish();
        }
    }

    /** One node after the other writes and signs until it dies. */
    private void liveAndDie(AtomicBoolean writing) {
        for (int life = 0; life < LIVES || writing.get(); life++) {
            Mortal mortal = new Mortal(storage, random.nextInt(60), random.nextBoolean());
            while (!mortal.dead()) {
                live(mortal.node());
            }
            notes.addAll(mortal.node().copies());
        }
    }

    private void live(Node node) {
        TenantId log = logs.get(random.nextInt(logs.size()));
        try {
            acknowledged.get(log).add(node.log().record(TestLogs.entry(log)));
            node.tick();
            node.finish();
        } catch (UnavailableException dying) {
            assertThat(dying).isNotNull();
        }
    }

    private void expectOneLog(TenantId log) {
        List<StoredAuditEvent> events = storage.logs().read(log, 1, 100_000);
        Map<Long, byte[]> roots = new HashMap<>();
        Frontier frontier = Frontier.empty();
        String previous = AuditHead.EMPTY.hash();
        Set<String> ids = new HashSet<>();
        for (StoredAuditEvent event : events) {
            ChainLink link = ChainLink.of(event.body());
            assertThat(link).as("seed %d", seed).isEqualTo(new ChainLink(frontier.size() + 1, previous));
            previous = ChainLink.hash(event.body());
            frontier.append(TreeHash.leaf(event.body()));
            roots.put(frontier.size(), frontier.root());
            ids.add(AuditEvent.of(event).fields().path("event_id").asText());
        }
        assertThat(ids).as("seed %d", seed).hasSize(events.size());
        assertThat(ids)
                .as("seed %d", seed)
                .containsAll(acknowledged.get(log).stream().map(EventId::value).toList());
        assertThat(storage.trees().state(log).integrated()).isEqualTo(new AuditHead(frontier.size(), previous));
        List<AuditCheckpoint> checkpoints = storage.trees().checkpoints(log, Long.MAX_VALUE, 100_000);
        assertThat(checkpoints).isNotEmpty();
        assertThat(checkpoints.get(0).size()).isEqualTo(events.size());
        for (AuditCheckpoint kept : checkpoints) {
            expectRoot(log, kept.note(), roots);
        }
        notes.stream().filter(note -> note.startsWith("raven/" + log)).forEach(note -> expectRoot(log, note, roots));
    }

    private void expectRoot(TenantId log, String note, Map<Long, byte[]> roots) {
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        assertThat(HexFormat.of().formatHex(checkpoint.root()))
                .as("the root of %s at %d, seed %d", log, checkpoint.size(), seed)
                .isEqualTo(HexFormat.of().formatHex(roots.get(checkpoint.size())));
    }
}
