package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that store and ask all the time, for none of whom anything may ever fail. */
final class SteadyClients {
    /** Fewer than one query may return. */
    private static final int SLICE = 50;

    private final Tenant tenant;
    private final String user;
    private final String conversation;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean go = true;

    SteadyClients(Tenant tenant, int writers, int readers) {
        this.tenant = tenant;
        this.user = tenant.user();
        this.conversation = tenant.conversation(user);
        start(writers, this::store);
        start(readers, this::ask);
    }

    private void start(int count, Runnable step) {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (go) {
                        step.run();
                        Thread.sleep(100); // so that a node can start beside them
                    }
                } catch (Throwable fault) {
                    faults.add(fault);
                }
            }));
        }
    }

    private void store() {
        int number = next.getAndIncrement();
        tenant.ingest(user, conversation, text(number), "noted", Map.of("metadata", Map.of("slice", number / SLICE)));
        acknowledged.add(text(number));
    }

    /** One may ask before anything is stored. */
    private void ask() {
        tenant.query(user, "exchange", Map.of());
        asked.incrementAndGet();
    }

    private static String text(int number) {
        return "exchange " + number;
    }

    /** How many steps of all kinds succeeded; fails where one did not. */
    int done() {
        assertThat(faults).isEmpty();
        return acknowledged.size() + asked.get();
    }

    void stop() throws InterruptedException {
        go = false;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(faults).isEmpty();
        assertThat(asked).hasPositiveValue();
    }

    /** What was acknowledged is there once, and nothing else. */
    void expectAll() {
        List<String> stored = new ArrayList<>();
        for (int slice = 0; slice <= next.get() / SLICE; slice++) {
            Map<String, ?> filter =
                    Map.of("conversation_id", conversation, "metadata", Map.of("slice", slice), "limit", 100);
            stored.addAll(tenant.found(user, "exchange", filter));
        }
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(new HashSet<>(stored)).isEqualTo(acknowledged);
    }
}
