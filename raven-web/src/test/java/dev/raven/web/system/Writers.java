package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Four clients that store exchanges as fast as they are answered, and remember what was acknowledged. */
final class Writers {
    private static final int CLIENTS = 4;
    /** Fewer than one query may return. */
    private static final int SLICE = 50;

    private final Tenant tenant;
    private final String user;
    private final String conversation;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    Writers(RavenServer server) {
        this.tenant = Tenant.register(Api.of(server.url()), Map.of("rate_limit_per_minute", 1_000_000));
        this.user = tenant.user();
        this.conversation = tenant.conversation(user);
    }

    /** Writes until so many more are acknowledged, then lets the disaster happen, and returns once all have failed. */
    void writeUntil(int enough, RavenServer server, Runnable disaster) throws InterruptedException {
        CountDownLatch more = new CountDownLatch(enough);
        List<Thread> clients = Stream.generate(() -> Thread.ofPlatform().start(() -> write(server, more)))
                .limit(CLIENTS)
                .toList();
        assertThat(more.await(2, TimeUnit.MINUTES)).isTrue();
        disaster.run();
        for (Thread client : clients) {
            client.join();
        }
        assertThat(faults).isEmpty();
    }

    private void write(RavenServer server, CountDownLatch more) {
        try {
            while (stored(server)) {
                more.countDown();
            }
        } catch (UncheckedIOException connectionTorn) {
            // The end that was waited for.
        } catch (Throwable fault) {
            faults.add(fault);
        }
    }

    /** Whether the next exchange was acknowledged; where not, it was refused as it should be. */
    boolean stored(RavenServer server) {
        int number = next.getAndIncrement();
        Map<String, Object> exchange = Map.of(
                "user_id",
                user,
                "conversation_id",
                conversation,
                "user_message",
                "exchange " + number,
                "agent_response",
                "noted",
                "metadata",
                Map.of("slice", number / SLICE));
        Reply reply = tenant.on(server).api().post("memory/ingest", exchange);
        if (reply.status() == 201) {
            return acknowledged.add(number);
        }
        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        return false;
    }

    /** Every acknowledged exchange is found, once, and the counts are right. */
    void expectAll(RavenServer server) {
        List<String> stored = new ArrayList<>();
        for (int slice = 0; slice <= next.get() / SLICE; slice++) {
            Map<String, ?> filter = Map.of("metadata", Map.of("slice", slice), "limit", 100);
            stored.addAll(tenant.on(server).found(user, "exchange", filter));
        }
        assertThat(stored)
                .containsAll(acknowledged.stream()
                        .map(number -> "exchange " + number)
                        .collect(Collectors.toSet()))
                .isSubsetOf(IntStream.range(0, next.get())
                        .mapToObj(number -> "exchange " + number)
                        .toList())
                .doesNotHaveDuplicates();
        JsonNode stats = tenant.on(server).api().get("tenant").json().path("stats");
        assertThat(stats.path("total_interactions").asInt()).isEqualTo(stored.size());
        JsonNode held =
                tenant.on(server).api().get("conversations/" + conversation).json();
        assertThat(held.path("message_count").asInt()).isEqualTo(2 * stored.size());
    }
}
