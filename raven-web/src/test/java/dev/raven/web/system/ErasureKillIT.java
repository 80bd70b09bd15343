package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A node is killed while it erases; another finishes, and nothing half done is ever seen. Every round is one in which the erasure had
 * begun and not ended when the node was gone. More of them: {@code -Dit.test=ErasureKillIT -Draven.erasure.rounds=20};
 * {@code -Draven.erasure.seed} waits as long before each kill again.
 */
class ErasureKillIT {
    private static final int RESUMED_SECONDS = 120;
    private static final int LONGEST_MILLIS = 25;
    private static final int ROUNDS = Integer.getInteger("raven.erasure.rounds", 3);
    private static final long SEED = Long.getLong("raven.erasure.seed", System.nanoTime());
    private static final Map<String, Integer> UNLIMITED = Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 3);

    private static final Path ONE = Raven.temporary();
    private static final Path TWO = Raven.temporary();
    private static final List<RavenServer> SERVERS = new ArrayList<>();
    private static RedisServer redis;
    private static RavenServer survivor;

    private final Random random = new Random(SEED);
    private Tenant others;
    private Person stays;

    /** What is erased in a round, by a client of the node that is killed. */
    private enum What {
        PERSON,
        CONVERSATION,
        TENANT
    }

    @BeforeAll
    static void start() {
        redis = RedisServer.start("--appendfsync", "always");
        survivor = node(ONE);
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(RavenServer::close);
        redis.close();
        Raven.delete(ONE);
        Raven.delete(TWO);
    }

    /** On the same files for the operator's key to all data. */
    private static RavenServer node(Path data) {
        RavenServer started = RavenServer.started(
                data,
                Map.of(
                        "REDIS_URL", redis.url(),
                        "RAVEN_CONSOLIDATE_IDLE_SECONDS", "5",
                        "RAVEN_ENCRYPTION_KEY_FILE",
                                ONE.resolve("encryption.key").toString()));
        SERVERS.add(started);
        return started;
    }

    @Test
    void anErasureThatIsKilledIsFinishedByAnotherAndNobodyElseIsTouched() throws Exception {
        others = Tenant.register(Api.of(survivor.url()), UNLIMITED);
        stays = Person.of(others, 4);
        RavenServer victim = node(TWO);
        int hit = 0;
        for (int attempt = 1; hit < ROUNDS; attempt++) {
            assertThat(attempt).as("kills that came too late").isLessThanOrEqualTo(3 * ROUNDS);
            What what = What.values()[hit % What.values().length];
            int millis = random.nextInt(LONGEST_MILLIS);
            long left = round(what, victim, millis);
            hit += left > 0 ? 1 : 0;
            System.out.printf(
                    "ErasureKillIT, seed %d, attempt %d: %s, killed %d ms after it began, under way: %s%n",
                    SEED, attempt, what, millis, left > 0);
            victim = node(TWO);
        }
    }

    /** @return erasures that were under way when the node was gone */
    private long round(What what, RavenServer victim, int millis) throws Exception {
        Tenant on = what == What.TENANT ? Tenant.register(Api.of(victim.url()), UNLIMITED) : others.on(victim);
        Person gone = Person.of(on, 12);
        CompletableFuture<Void> erasing = CompletableFuture.runAsync(() -> attempt(what, gone));
        try (Thief.JournalWatch journal = new Thief.JournalWatch(redis)) {
            journal.awaitEntry(erasing);
            TimeUnit.MILLISECONDS.sleep(millis);
            victim.java().destroyForcibly();
            victim.exitCode(30_000);
            erasing.join();
        }
        long left = Thief.journal(redis);
        Patience.until(RESUMED_SECONDS, () -> Thief.journal(redis) == 0, survivor::log);
        expectGone(what, gone);
        assertThat(others.on(survivor).found(stays.id(), "code", Map.of())).hasSize(4);
        return left;
    }

    private static void expectGone(What what, Person gone) {
        Tenant after = gone.tenant().on(survivor);
        switch (what) {
            case PERSON -> {
                gone.expectNothingBy(after);
                assertThat(new Thief(redis).subjectKey(after.id(), gone.id())).isEmpty();
                expectReceipt(after.api().delete("users/" + gone.id()), 200);
            }
            case CONVERSATION -> {
                assertThat(after.api()
                                .get("conversations/" + gone.conversation())
                                .status())
                        .isEqualTo(404);
                assertThat(after.found(gone.id(), "code", Map.of())).isEmpty();
                expectReceipt(after.api().delete("conversations/" + gone.conversation()), 200);
            }
            case TENANT -> {
                assertThat(after.api().get("tenant").status()).isEqualTo(401);
                assertThat(new Thief(redis).subjectKey(after.id(), gone.id())).isEmpty();
                expectReceipt(
                        survivor.operator().delete("platform/tenants/" + after.id(), Map.of("confirm", after.id())),
                        202);
            }
        }
    }

    private static void expectReceipt(Reply receipt, int status) {
        assertThat(receipt.status()).as(receipt.body()).isEqualTo(status);
        assertThat(receipt.json().at("/destroyed/interactions").asInt()).isEqualTo(12);
        assertThat(receipt.text("signature")).isNotEmpty();
    }

    /** Whoever asks may never be answered. */
    private static void attempt(What what, Person gone) {
        Api api = gone.tenant().api();
        try {
            switch (what) {
                case PERSON -> gone.erase();
                case CONVERSATION -> api.delete("conversations/" + gone.conversation());
                case TENANT ->
                    api.delete("tenant", Map.of("confirm", gone.tenant().id()));
            }
        } catch (RuntimeException | AssertionError cut) {
            System.getLogger(ErasureKillIT.class.getName()).log(System.Logger.Level.DEBUG, "cut, as was meant");
        }
    }
}
