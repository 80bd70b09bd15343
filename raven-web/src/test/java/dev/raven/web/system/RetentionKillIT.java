package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import redis.clients.jedis.Jedis;

/**
 * Raven is killed while it sweeps out what is too old; after its next start all that is gone, and nothing younger. Only rounds count in
 * which the sweep had begun and not ended. A minute a round, one by default: {@code -Dit.test=RetentionKillIT
 * -Draven.retention.rounds=20}; {@code -Draven.retention.seed} waits as long before each kill again.
 */
@EnabledIf(value = "dev.raven.web.system.LateRedis#isPossible", disabledReason = "wants redis-tools and faketime")
class RetentionKillIT {
    private static final int ROUNDS = Integer.getInteger("raven.retention.rounds", 1);
    private static final long SEED = Long.getLong("raven.retention.seed", System.nanoTime());
    private static final int DAYS = 3;
    private static final int PEOPLE = 20;
    private static final int SAID = 8;
    private static final int LONGEST_MILLIS = 60;
    private static final int RESUMED_SECONDS = 300;
    private static final String YOUNG = "the code is young";

    private final Random random = new Random(SEED);
    private final Path data = Raven.temporary();
    private final List<List<Person>> tenants = new ArrayList<>();
    private RedisServer redis;
    private RavenServer server;

    @BeforeEach
    void storeWhatIsOld() {
        redis = LateRedis.start(DAYS);
        start();
        for (int i = 0; i <= 2 * ROUNDS; i++) {
            Tenant tenant = Tenant.register(
                    Api.of(server.url()),
                    Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 3, "retention_days", 30));
            tenants.add(
                    Stream.generate(() -> Person.of(tenant, SAID)).limit(PEOPLE).toList());
        }
        server.close();
        redis.kill();
        redis.restart();
        start();
        tenants.stream()
                .flatMap(List::stream)
                .forEach(person ->
                        person.tenant().on(server).ingest(person.id(), person.conversation(), YOUNG, "noted"));
    }

    @AfterEach
    void cleanUp() {
        server.close();
        redis.close();
        Raven.delete(data);
    }

    private void start() {
        server = RavenServer.started(data, Map.of("REDIS_URL", redis.url(), "RAVEN_RETENTION_SWEEP", "1"));
    }

    @Test
    void aSweepThatIsKilledIsFinishedAndNothingYoungerIsTouched() throws Exception {
        int hit = 0;
        int attempt = 0;
        while (hit < ROUNDS) {
            assertThat(++attempt).as("kills that came too late").isLessThanOrEqualTo(2 * ROUNDS);
            List<Person> people = tenants.get(attempt - 1);
            int millis = random.nextInt(LONGEST_MILLIS);
            long left = killInSweep(people, millis);
            hit += left > 0 ? 1 : 0;
            System.out.printf(
                    "RetentionKillIT, seed %d, attempt %d: killed %d ms after it began, %d of %d were left%n",
                    SEED, attempt, millis, left, PEOPLE * SAID);
            start();
            people.forEach(this::expectNothingHalfDone);
        }
        tenants.subList(0, attempt).forEach(this::expectFinished);
        tenants.subList(attempt, tenants.size())
                .forEach(people ->
                        people.forEach(person -> assertThat(said(person)).hasSize(SAID + 1)));
    }

    /** @return how many exchanges that are too old were left when the node was gone */
    private long killInSweep(List<Person> people, int millis) throws InterruptedException {
        Reply shortened = people.get(0)
                .tenant()
                .on(server)
                .api()
                .patch("tenant", Map.of("settings", Map.of("retention_days", 1)));
        assertThat(shortened.status()).as(shortened.body()).isEqualTo(200);
        try (Jedis storage = new Jedis(redis.url())) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RESUMED_SECONDS);
            while (people.stream().allMatch(person -> old(storage, person) == SAID)) {
                assertThat(System.nanoTime()).as("a sweep begins").isLessThan(end);
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            server.java().destroyForcibly();
            assertThat(server.exitCode(30_000)).isPresent();
            return people.stream().mapToLong(person -> old(storage, person)).sum();
        }
    }

    private static long old(Jedis storage, Person person) {
        String slot = "rvn:{" + person.tenant().id() + "/" + person.id() + "}:memory";
        return Long.parseLong(storage.hget(slot, "interactions")) - 1;
    }

    /** Whatever is counted can be read and found, and what is young always; the sweep goes on meanwhile. */
    private void expectNothingHalfDone(Person person) {
        List<String> before = said(person);
        List<String> found = person.tenant().on(server).found(person.id(), "code", Map.of("limit", 50));
        List<String> after = said(person);
        assertThat(after).contains(YOUNG);
        assertThat(found).containsAll(after).doesNotHaveDuplicates();
        assertThat(before).containsAll(found);
    }

    private void expectFinished(List<Person> people) {
        try (Jedis storage = new Jedis(redis.url())) {
            Patience.until(
                    RESUMED_SECONDS, () -> people.stream().allMatch(person -> old(storage, person) == 0), server::log);
        }
        for (Person person : people) {
            assertThat(said(person)).containsExactly(YOUNG);
            assertThat(person.tenant().on(server).found(person.id(), "code", Map.of("limit", 50)))
                    .containsExactly(YOUNG);
        }
    }

    private List<String> said(Person person) {
        Reply reply = person.tenant()
                .on(server)
                .api()
                .get("conversations/" + person.conversation() + "/interactions?limit=100");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().findValuesAsText("user_message");
    }
}
