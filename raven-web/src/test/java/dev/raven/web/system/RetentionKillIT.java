package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import redis.clients.jedis.Jedis;

/**
 * Raven is killed while it sweeps out what is too old; after its next start all that is gone, and nothing younger. Only rounds count
 * in which the sweep had begun and not ended. What is old was stored under a clock that went three days behind: with libfaketime for
 * all processes, whose file this test writes, and a Redis that is linked dynamically. Two minutes a round:
 *
 * <pre>{@code
 * LD_PRELOAD=libfaketimeMT.so.1 FAKETIME_TIMESTAMP_FILE=/tmp/clock FAKETIME_NO_CACHE=1 DONT_FAKE_MONOTONIC=1 \
 *   ./mvnw … -Dit.test=RetentionKillIT -Draven.retention.rounds=20 -Draven.redis-server=/usr/bin/redis-server
 * }</pre>
 */
@EnabledIfEnvironmentVariable(
        named = "FAKETIME_TIMESTAMP_FILE",
        matches = ".+",
        disabledReason = "wants a clock that can be set")
class RetentionKillIT {
    private static final int ROUNDS = Integer.getInteger("raven.retention.rounds", 1);
    private static final long SEED = Long.getLong("raven.retention.seed", System.nanoTime());
    private static final Map<String, Integer> KEPT_LONG =
            Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 3, "retention_days", 30);
    private static final int PEOPLE = 20;
    private static final int SAID = 8;
    private static final int LONGEST_MILLIS = 60;
    private static final int RESUMED_SECONDS = 300;

    private final Random random = new Random(SEED);
    private final Path data = Raven.temporary();
    private final List<RavenServer> opened = new ArrayList<>();
    private final List<List<Person>> tenants = new ArrayList<>();
    private final RedisServer redis = redis();

    @AfterEach
    void cleanUp() throws IOException {
        opened.forEach(RavenServer::close);
        redis.close();
        Raven.delete(data);
        clock("+0");
    }

    private static void clock(String offset) throws IOException {
        Files.writeString(Path.of(System.getenv("FAKETIME_TIMESTAMP_FILE")), offset);
    }

    private static RedisServer redis() {
        try {
            clock("-3d");
            return RedisServer.start("--appendfsync", "always");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private RavenServer started() {
        RavenServer server = RavenServer.started(data, Map.of("REDIS_URL", redis.url(), "RAVEN_RETENTION_SWEEP", "1"));
        opened.add(server);
        return server;
    }

    @Test
    void aSweepThatIsKilledIsFinishedAndNothingYoungerIsTouched() throws Exception {
        RavenServer early = started();
        for (int i = 0; i <= 2 * ROUNDS; i++) {
            Tenant tenant = Tenant.register(Api.of(early.url()), KEPT_LONG);
            tenants.add(
                    Stream.generate(() -> Person.of(tenant, SAID)).limit(PEOPLE).toList());
        }
        early.close();
        opened.remove(early);
        clock("+0");
        RavenServer server = started();
        for (List<Person> people : tenants) {
            for (Person person : people) {
                person.tenant().on(server).ingest(person.id(), person.conversation(), "the code is young", "noted");
            }
        }
        int hit = 0;
        for (int attempt = 1; hit < ROUNDS; attempt++) {
            assertThat(attempt).as("kills that came too late").isLessThanOrEqualTo(2 * ROUNDS);
            int millis = random.nextInt(LONGEST_MILLIS);
            long left = round(server, tenants.get(attempt - 1), millis);
            hit += left > 0 ? 1 : 0;
            System.out.printf(
                    "RetentionKillIT, seed %d, attempt %d: killed %d ms after it began, %d of %d were left%n",
                    SEED, attempt, millis, left, PEOPLE * SAID);
            server = started();
            finished(server, tenants.get(attempt - 1));
        }
        RavenServer last = server;
        tenants.get(tenants.size() - 1)
                .forEach(person -> assertThat(said(person, last)).hasSize(SAID + 1));
    }

    /** @return how many exchanges that are too old were left when the node was gone */
    private long round(RavenServer victim, List<Person> people, int millis) throws InterruptedException {
        Tenant tenant = people.get(0).tenant().on(victim);
        assertThat(tenant.api()
                        .patch("tenant", Map.of("settings", Map.of("retention_days", 1)))
                        .status())
                .isEqualTo(200);
        try (Jedis storage = new Jedis(redis.url())) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RESUMED_SECONDS);
            while (old(storage, people.get(0)) == SAID) {
                assertThat(System.nanoTime()).as("a sweep begins").isLessThan(end);
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            victim.java().destroyForcibly();
            assertThat(victim.exitCode(30_000)).isPresent();
            opened.remove(victim);
            return people.stream().mapToLong(person -> old(storage, person)).sum();
        }
    }

    private static long old(Jedis storage, Person person) {
        String slot = "rvn:{" + person.tenant().id() + "/" + person.id() + "}:memory";
        return Long.parseLong(storage.hget(slot, "interactions")) - 1;
    }

    private void finished(RavenServer server, List<Person> people) {
        try (Jedis storage = new Jedis(redis.url())) {
            Patience.until(
                    RESUMED_SECONDS, () -> people.stream().allMatch(person -> old(storage, person) == 0), server::log);
        }
        for (Person person : people) {
            assertThat(said(person, server)).containsExactly("the code is young");
            assertThat(person.tenant().on(server).found(person.id(), "code", Map.of("limit", 50)))
                    .containsExactly("the code is young");
        }
    }

    private static List<String> said(Person person, RavenServer server) {
        Reply reply = person.tenant().on(server).api().get("conversations/" + person.conversation() + "/interactions");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().findValuesAsText("user_message");
    }
}
