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

/** A person is erased: for every node, for whoever has Redis and its files, and whatever is killed meanwhile. */
class ErasureIT {
    private static final int PROMISED_SECONDS = 5;
    private static final int RESUMED_SECONDS = 120;
    private static final int ROUNDS = Integer.getInteger("raven.erasure.rounds", 3);
    private static final long SEED = Long.getLong("raven.erasure.seed", System.nanoTime());
    private static final Map<String, Integer> UNLIMITED = Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 3);

    private static final Path ONE = Raven.temporary();
    private static final Path TWO = Raven.temporary();
    private static final List<RavenServer> SERVERS = new ArrayList<>();
    private static RedisServer redis;
    private static RavenServer here;
    private static RavenServer there;

    @BeforeAll
    static void start() {
        redis = RedisServer.start("--appendfsync", "always", "--rdbcompression", "no");
        here = node(ONE);
        there = node(TWO);
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

    /** Somebody who has said some things, in blocks and in the tail. */
    private record Person(Tenant tenant, String id, String conversation, List<String> interactions) {
        static Person of(Tenant tenant, int said) {
            String id = tenant.user();
            String conversation = tenant.conversation(id);
            List<String> interactions = new ArrayList<>();
            for (int i = 0; i < said; i++) {
                interactions.add(tenant.ingest(id, conversation, "the code of " + id + " is 471" + i, "noted")
                        .text("interaction_id"));
            }
            return new Person(tenant, id, conversation, interactions);
        }

        Reply erase() {
            return tenant.api().delete("users/" + id);
        }

        boolean isThere(Api api) {
            return api.get("users/" + id).status() == 200;
        }
    }

    /** All operations that take an id, asked with the person's. */
    private static void expectNothingOf(Person person, Tenant by) {
        Map<String, String> ids = Map.of(
                "usr",
                person.id(),
                "conv",
                person.conversation(),
                "int",
                person.interactions().get(0));
        List<Sample> samples = Operation.served(by.api()).stream()
                .filter(operation ->
                        !operation.isPublic() && !operation.scopes().isEmpty())
                .filter(operation -> !operation.method().equals("DELETE"))
                .flatMap(operation -> operation.samples().stream())
                .filter(sample -> !sample.ids().isEmpty()
                        && ids.keySet().containsAll(sample.ids().values()))
                .toList();
        assertThat(samples).hasSizeGreaterThan(10);
        for (Sample sample : samples) {
            Reply reply = sample.call(by.api(), sample.ids(ids::get));
            assertThat(reply.body()).as(sample.toString()).contains("not_found").doesNotContain("the code of");
        }
        assertThat(by.api().get("users?limit=100").body()).doesNotContain(person.id());
    }

    @Test
    void whoIsErasedIsForgottenByEveryNodeAndShownByNoRoute() {
        Tenant tenant = Tenant.register(Api.of(here.url()), UNLIMITED);
        Tenant elsewhere = tenant.on(there);
        Person person = Person.of(tenant, 7);
        assertThat(elsewhere.found(person.id(), "code", Map.of())).isNotEmpty();

        Reply receipt = person.erase();

        assertThat(receipt.status()).as(receipt.body()).isEqualTo(200);
        assertThat(receipt.json().at("/destroyed/interactions").asInt()).isEqualTo(7);
        assertThat(receipt.json().at("/destroyed/keys").asInt()).isEqualTo(1);
        Patience.until(PROMISED_SECONDS, () -> !person.isThere(elsewhere.api()), there::log);
        expectNothingOf(person, tenant);
        expectNothingOf(person, elsewhere);
        assertThat(elsewhere.api().delete("users/" + person.id()).body()).isEqualTo(receipt.body());
    }

    @Test
    void theReceiptIsTheSameOnEveryNodeAndNamesItsEvent() {
        Tenant tenant = Tenant.register(Api.of(here.url()), UNLIMITED);
        Reply receipt = Person.of(tenant, 1).erase();
        String path = "erasures/" + receipt.text("receipt_id");
        assertThat(tenant.on(there).api().get(path).body()).isEqualTo(receipt.body());
        assertThat(tenant.api().get(path + "/note").body()).isEqualTo(receipt.text("signature"));
        assertThat(tenant.api()
                        .get("audit/events?action=erasure.complete")
                        .json()
                        .at("/events/0/sequence")
                        .asText())
                .isEqualTo(receipt.text("audit_sequence"));
    }

    @Test
    void whoeverHasRedisAndItsFilesAndTheKeyServiceOpensNothing() throws Exception {
        Tenant tenant = Tenant.register(Api.of(here.url()), UNLIMITED);
        Person gone = Person.of(tenant, 7);
        Person stays = Person.of(tenant, 7);
        Thief thief = new Thief(redis);
        Patience.until(() -> RedisContent.in(redis).waiting(tenant.id(), stays.id()) == 0, () -> here.log());
        assertThat(thief.filesHold(tenant.id(), gone.id())).isTrue();
        byte[] key = thief.subjectKey(tenant.id(), gone.id());
        Map<String, byte[]> before = thief.content(tenant.id(), stays.id());

        assertThat(gone.erase().status()).isEqualTo(200);

        assertThat(thief.content(tenant.id(), stays.id()))
                .usingRecursiveComparison()
                .isEqualTo(before);
        assertThat(thief.content(tenant.id(), gone.id()).keySet())
                .as("that the memory is closed, and nothing else")
                .allMatch(name -> name.endsWith(":memory") || name.contains(":once:"));
        assertThat(thief.findsInMemory(key)).isFalse();
        thief.compactFiles();
        assertThat(thief.findsInFiles(key)).isFalse();
        assertThat(thief.filesHold(tenant.id(), stays.id())).isTrue();
        assertThat(stays.tenant().found(stays.id(), "code", Map.of())).hasSize(5);
    }

    @Test
    void anErasureThatIsKilledIsFinishedByAnotherAndNobodyElseIsTouched() throws Exception {
        Random random = new Random(SEED);
        Tenant tenant = Tenant.register(Api.of(there.url()), UNLIMITED);
        Person stays = Person.of(tenant, 4);
        RavenServer victim = there;
        for (int round = 0; round < ROUNDS; round++) {
            Tenant on = tenant.on(victim);
            Person gone = Person.of(on, 12);
            CompletableFuture<Void> erasing = CompletableFuture.runAsync(() -> attempt(gone));
            int millis = random.nextInt(60);
            TimeUnit.MILLISECONDS.sleep(millis);
            victim.java().destroyForcibly();
            victim.exitCode(30_000);
            erasing.join();
            Tenant survivor = tenant.on(here);
            boolean asked = Thief.journal(redis) > 0 || !gone.isThere(survivor.api());
            System.out.printf(
                    "ErasureIT, seed %d, round %d: killed after %d ms, begun: %s%n", SEED, round + 1, millis, asked);
            if (asked) {
                Patience.until(RESUMED_SECONDS, () -> Thief.journal(redis) == 0, here::log);
                expectNothingOf(gone, survivor);
                assertThat(new Thief(redis).subjectKey(tenant.id(), gone.id())).isEmpty();
            }
            Reply receipt = survivor.api().delete("users/" + gone.id());
            assertThat(receipt.status()).as(receipt.body()).isEqualTo(200);
            assertThat(receipt.json().at("/destroyed/interactions").asInt()).isEqualTo(12);
            assertThat(survivor.found(stays.id(), "code", Map.of())).hasSize(4);
            victim = node(TWO);
            there = victim;
        }
    }

    /** Whoever asks may never be answered. */
    private static void attempt(Person gone) {
        try {
            gone.erase();
        } catch (RuntimeException | AssertionError cut) {
            System.getLogger(ErasureIT.class.getName()).log(System.Logger.Level.DEBUG, "cut, as was meant");
        }
    }
}
