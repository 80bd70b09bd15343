package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person is erased: for every node, and for whoever has Redis and its files. */
class ErasureIT {
    private static final int PROMISED_SECONDS = 5;
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
        person.expectNothingBy(tenant);
        person.expectNothingBy(elsewhere);
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
        Patience.until(() -> RedisContent.in(redis).consolidated(tenant.id(), stays.id()), () -> here.log());
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
}
