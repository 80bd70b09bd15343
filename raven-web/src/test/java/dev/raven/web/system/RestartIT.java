package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there again after the worst end. */
class RestartIT {
    private static final int WRITERS = 4;
    private static final int ENOUGH = 60;

    private Path data;

    @BeforeEach
    void prepare() {
        data = Raven.temporary();
    }

    @AfterEach
    void cleanUp() {
        Raven.delete(data);
    }

    @Test
    void everyAcknowledgedExchangeSurvivesAKillOfBothAndStandsOnce() throws InterruptedException {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        RavenServer first = RavenServer.started(data, Map.of());
        Tenant tenant = Tenant.register(Api.of(first.url()), Map.of("rate_limit_per_minute", 1_000_000));
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        List<Thread> writers = write(tenant, user, conversation, acknowledged);
        while (acknowledged.size() < ENOUGH) {
            Thread.onSpinWait();
        }
        ProcessHandle redis = first.redis().orElseThrow();
        first.java().destroyForcibly();
        redis.destroyForcibly();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(first.exitCode(30_000))
                .hasValueSatisfying(code -> assertThat(code).isNotZero());

        try (RavenServer second = RavenServer.started(data, Map.of())) {
            assertThat(stored(second, tenant, user)).containsAll(acknowledged).doesNotHaveDuplicates();
            second.java().destroyForcibly();
            assertThat(second.exitCode(30_000)).isPresent();
        }
        RavenServer third = RavenServer.started(data, Map.of());
        assertThat(stored(third, tenant, user)).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(third.redis()).isPresent();
        third.close();
        assertThat(third.redis()).as("a stop ends Redis too").isEmpty();
        assertThat(third.output()).contains("Raven has stopped.");
    }

    private static List<Thread> write(Tenant tenant, String user, String conversation, Queue<String> acknowledged) {
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> {
                    try {
                        for (int i = 0; i < 10_000; i++) {
                            String said = "exchange " + writer + "." + i;
                            tenant.ingest(user, conversation, said, "noted");
                            acknowledged.add(said);
                        }
                    } catch (RuntimeException | AssertionError ended) {
                        assertThat(acknowledged).isNotEmpty();
                    }
                }))
                .toList();
    }

    private static List<String> stored(RavenServer server, Tenant tenant, String user) {
        Tenant again =
                new Tenant(tenant.id(), tenant.key(), Api.of(server.url()).as(tenant.key()));
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> again.found(user, "exchange", Map.of("limit", 100)))
                .findFirst()
                .orElseThrow();
    }
}
