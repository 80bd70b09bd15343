package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
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

/**
 * People who each store an exchange and ask for what they said before, again and again, on whichever server is there. Every
 * answer must be right: what was acknowledged is found. A connection that a killed server tore is no answer.
 */
final class Talkers {
    /** Fewer than one query may return. */
    private static final int SLICE = 50;
    /** So that what a minute's talk left can be read through afterwards. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final AtomicReference<Tenant> tenant = new AtomicReference<>();
    private final List<Talker> talkers = new ArrayList<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean go = true;

    Talkers(Tenant tenant, int people) {
        this.tenant.set(tenant);
        for (int i = 0; i < people; i++) {
            talkers.add(new Talker());
        }
        talkers.forEach(talker -> talker.thread.start());
    }

    /** From now on they talk to that server. */
    void moveTo(Tenant there) {
        tenant.set(there);
    }

    int answers() {
        return answers.get();
    }

    /** Ends the talk, and holds every answer that was given against what was said. */
    void expectAll() throws InterruptedException {
        go = false;
        for (Talker talker : talkers) {
            talker.thread.join();
        }
        assertThat(faults).isEmpty();
        talkers.forEach(Talker::expectAll);
    }

    List<String> users() {
        return talkers.stream().map(talker -> talker.user).toList();
    }

    private final class Talker {
        private final String user = tenant.get().user();
        private final String conversation = tenant.get().conversation(user);
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final Thread thread = Thread.ofPlatform().unstarted(this::talk);
        private int sent;

        private void talk() {
            try {
                while (go) {
                    talkOnce();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (Throwable fault) {
                faults.add(fault);
            }
        }

        private void talkOnce() {
            Tenant there = tenant.get();
            try {
                say(there, sent++);
                hear(there, (sent - 1) / SLICE);
                answers.incrementAndGet();
            } catch (UncheckedIOException torn) {
                Thread.onSpinWait();
            }
        }

        private void say(Tenant there, int number) {
            String text = "statement " + number;
            there.ingest(user, conversation, text, "noted", Map.of("metadata", Map.of("slice", number / SLICE)));
            acknowledged.add(text);
        }

        private void hear(Tenant there, int slice) {
            List<String> found = found(there, slice);
            assertThat(found).doesNotHaveDuplicates().containsAll(inSlice(slice));
        }

        private List<String> inSlice(int slice) {
            return acknowledged.stream()
                    .filter(text -> Integer.parseInt(text.substring(10)) / SLICE == slice)
                    .toList();
        }

        private List<String> found(Tenant there, int slice) {
            return there.found(user, "statement", Map.of("metadata", Map.of("slice", slice), "limit", 100));
        }

        void expectAll() {
            Set<String> found = new HashSet<>();
            for (int slice = 0; slice <= sent / SLICE; slice++) {
                found.addAll(found(tenant.get(), slice));
            }
            assertThat(found).containsAll(acknowledged).hasSizeLessThanOrEqualTo(sent);
        }
    }
}
