package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients that store exchanges, each under an idempotency key, and try again what was not acknowledged until it is: as a
 * client does that must not lose or double anything.
 */
final class StubbornWriters {
    /** Fewer than one query may return. */
    private static final int SLICE = 50;

    private static final int USERS = 4;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final AtomicReference<Tenant> tenant = new AtomicReference<>();
    private final List<Writer> writers = new ArrayList<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean go = true;

    StubbornWriters(Tenant tenant, int count) {
        this.tenant.set(tenant);
        List<String> users =
                IntStream.range(0, USERS).mapToObj(i -> tenant.user()).toList();
        for (int i = 0; i < count; i++) {
            writers.add(new Writer(users.get(i % USERS)));
        }
        writers.forEach(writer -> writer.thread.start());
    }

    /** From now on they write there. */
    void moveTo(Tenant there) {
        tenant.set(there);
    }

    /** How many exchanges, as long as all is well. */
    int acknowledged() {
        assertThat(faults).isEmpty();
        return acknowledged.get();
    }

    Set<String> users() {
        return writers.stream().map(writer -> writer.user).collect(Collectors.toSet());
    }

    /** Lets them end what they are at. */
    void stop() throws InterruptedException {
        go = false;
        for (Writer writer : writers) {
            writer.thread.join();
        }
        assertThat(faults).isEmpty();
    }

    /** What was acknowledged is there, nothing is there twice or was never sent, and the counts are right. */
    void expectAll() {
        int stored = writers.stream().mapToInt(Writer::expectAll).sum();
        int counted = tenant.get()
                .api()
                .get("tenant")
                .json()
                .at("/stats/total_interactions")
                .asInt();
        assertThat(counted).isEqualTo(stored);
    }

    private final class Writer {
        private final String user;
        private final String conversation;
        private final Set<String> kept = ConcurrentHashMap.newKeySet();
        private final Deque<Integer> unanswered = new ArrayDeque<>();
        private final Thread thread = Thread.ofPlatform().unstarted(this::write);
        private volatile int sent;

        Writer(String user) {
            this.user = user;
            this.conversation = tenant.get().conversation(user);
        }

        private void write() {
            try {
                while (go) {
                    int number = next();
                    if (acknowledged(number)) {
                        kept.add(text(number));
                        acknowledged.incrementAndGet();
                    } else {
                        unanswered.add(number);
                    }
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (Throwable fault) {
                faults.add(fault);
            }
        }

        /** By turns something new and something that was not acknowledged. */
        private int next() {
            return unanswered.size() > 1 || (sent % 2 == 0 && !unanswered.isEmpty()) ? unanswered.remove() : add();
        }

        private int add() {
            int number = sent;
            sent = number + 1;
            return number;
        }

        private boolean acknowledged(int number) {
            Map<String, Object> exchange = Map.of(
                    "user_id",
                    user,
                    "conversation_id",
                    conversation,
                    "user_message",
                    text(number),
                    "agent_response",
                    "noted",
                    "metadata",
                    Map.of("slice", number / SLICE));
            try {
                Api named = tenant.get().api().with("Idempotency-Key", conversation + "-" + number);
                Reply reply = named.post("memory/ingest", exchange);
                assertThat(reply.status()).as(reply.body()).isIn(201, 409, 503);
                return reply.status() == 201;
            } catch (UncheckedIOException torn) {
                return false;
            }
        }

        private List<String> stored() {
            List<String> stored = new ArrayList<>();
            int slices = sent / SLICE;
            for (int slice = 0; slice <= slices; slice++) {
                stored.addAll(tenant.get().found(user, "exchange", in(slice)));
            }
            return stored;
        }

        private Map<String, Object> in(int slice) {
            return Map.of("conversation_id", conversation, "metadata", Map.of("slice", slice), "limit", 100);
        }

        private int expectAll() {
            List<String> stored = stored();
            assertThat(stored).doesNotHaveDuplicates().containsAll(kept);
            assertThat(new HashSet<>(stored))
                    .isSubsetOf(IntStream.range(0, sent).mapToObj(this::text).toList());
            int messages = tenant.get()
                    .api()
                    .get("conversations/" + conversation)
                    .json()
                    .path("message_count")
                    .asInt();
            assertThat(messages).isEqualTo(2 * stored.size());
            return stored.size();
        }

        private String text(int number) {
            return "exchange " + number;
        }
    }
}
