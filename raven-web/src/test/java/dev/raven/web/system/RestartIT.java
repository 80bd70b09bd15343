package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there again after the worst end. */
class RestartIT {
    private static final int ENOUGH = 60;
    private static final long RECOVERY_SECONDS = 30;

    private final List<RavenServer> servers = new ArrayList<>();
    private Path data;

    @BeforeEach
    void prepare() {
        data = Raven.temporary();
    }

    @AfterEach
    void cleanUp() {
        servers.forEach(RavenServer::close);
        Raven.delete(data);
    }

    @Test
    void everyAcknowledgedExchangeSurvivesEveryKillUnderLoadAndStandsOnce() throws InterruptedException {
        RavenServer first = start();
        Writers writers = new Writers(first);
        writers.writeUntil(ENOUGH, first, () -> {
            ProcessHandle redis = first.redis().orElseThrow();
            first.java().destroyForcibly();
            redis.destroyForcibly();
        });
        endedBadly(first);

        RavenServer second = start();
        writers.expectAll(second);
        writers.writeUntil(ENOUGH, second, () -> second.java().destroyForcibly());
        endedBadly(second);

        RavenServer third = start();
        writers.expectAll(third);
        writers.writeUntil(ENOUGH, third, () -> third.redis().orElseThrow().destroyForcibly());
        recovers(writers, third);
        writers.expectAll(third);

        third.close();
        assertThat(third.output()).contains("Raven has stopped.");
        assertThat(third.processes())
                .as(() -> "a stop leaves nothing running\n" + third.log())
                .isEmpty();
    }

    private RavenServer start() {
        RavenServer server = RavenServer.started(data, Map.of());
        servers.add(server);
        return server;
    }

    private static void endedBadly(RavenServer server) {
        assertThat(server.exitCode(30_000))
                .hasValueSatisfying(code -> assertThat(code).isNotZero());
        assertThat(server.errors()).contains("raven: the server ended by itself");
    }

    /** Redis is started again by its keeper; until then every answer is a 503. */
    private static void recovers(Writers writers, RavenServer server) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
        boolean stored = writers.stored(server);
        while (!stored && System.nanoTime() < end) {
            stored = writers.stored(server);
        }
        assertThat(stored).as(server::log).isTrue();
    }
}
