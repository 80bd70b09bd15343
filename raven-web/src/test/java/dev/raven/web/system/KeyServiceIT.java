package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.crypto.aws.FakeAwsKms;
import dev.raven.crypto.vault.FakeVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose operator's key is in a key service, or moves to one. */
class KeyServiceIT {
    private static final String ALWAYS = "statement";

    private final FakeVault vault = new FakeVault();
    private final FakeAwsKms aws = new FakeAwsKms();
    private final Map<String, String> inVault = Map.of(
            "ENCRYPTION_KEY_STORAGE", "kms",
            "KMS_PROVIDER", "vault",
            "KMS_KEY_ID", "raven",
            "VAULT_ADDR", vault.url(),
            "VAULT_TOKEN", FakeVault.TOKEN,
            "RAVEN_KEY_CACHE_SECONDS", "12");
    private final Map<String, String> inAws = Map.of(
            "ENCRYPTION_KEY_STORAGE",
            "kms",
            "KMS_PROVIDER",
            "aws",
            "KMS_KEY_ID",
            FakeAwsKms.KEY,
            "AWS_REGION",
            "eu-central-1",
            "AWS_ENDPOINT_URL_KMS",
            aws.url(),
            "AWS_ACCESS_KEY_ID",
            FakeAwsKms.ID,
            "AWS_SECRET_ACCESS_KEY",
            FakeAwsKms.SECRET);
    private final List<RavenServer> servers = new ArrayList<>();
    private Path data;

    @BeforeEach
    void prepare() {
        data = Raven.temporary();
    }

    @AfterEach
    void cleanUp() {
        servers.forEach(RavenServer::close);
        vault.close();
        aws.close();
        Raven.delete(data);
    }

    private RavenServer start(List<Map<String, String>> settings) {
        Map<String, String> all = new java.util.HashMap<>();
        settings.forEach(all::putAll);
        RavenServer server = RavenServer.started(data, all);
        servers.add(server);
        return server;
    }

    private static Reply say(Tenant tenant, String user, String conversation, String text) {
        return tenant.api()
                .post(
                        "memory/ingest",
                        Map.of(
                                "user_id",
                                user,
                                "conversation_id",
                                conversation,
                                "user_message",
                                ALWAYS + " " + text,
                                "agent_response",
                                "noted"));
    }

    /** So that what follows is quick beside the life of a key. */
    private static void warmUp(RavenServer server) {
        Tenant tenant = Tenant.register(Api.of(server.url()));
        String user = tenant.user();
        say(tenant, user, tenant.conversation(user), "to warm up");
        tenant.found(user, ALWAYS, Map.of());
    }

    private static boolean isAway(Reply reply) {
        return reply.status() == 503
                && reply.code().equals("key_service_unavailable")
                && reply.header("Retry-After").isPresent();
    }

    @Test
    void anOutageIsServedWhileKeysAreWarmThenRefusedAndEndsByItself() {
        RavenServer server = start(List.of(inVault));
        long process = server.java().pid();
        warmUp(server);
        Tenant tenant = Tenant.register(Api.of(server.url()));
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        List<String> stored = new ArrayList<>();
        List<String> sent = new ArrayList<>();

        vault.troubleFor(503, Integer.MAX_VALUE);
        Patience.until(
                () -> {
                    String word = "Zq" + UUID.randomUUID().toString().replace("-", "");
                    sent.add(word);
                    Reply reply = say(tenant, user, conversation, word);
                    if (reply.status() == 201) {
                        stored.add(ALWAYS + " " + word);
                    }
                    assertThat(reply.status() == 201 || isAway(reply))
                            .as(reply.body())
                            .isTrue();
                    return reply.status() != 201;
                },
                server::log);
        assertThat(stored).as("warm keys served for a while").isNotEmpty();
        assertThat(isAway(tenant.api().post("memory/query", Map.of("user_id", user, "query", ALWAYS))))
                .isTrue();
        assertThat(isAway(Api.of(server.url())
                        .post("tenants", Map.of("name", "Late", "email", UUID.randomUUID() + "@example.com"))))
                .isTrue();
        assertThat(Api.of(server.url()).get("/health/live").status()).isEqualTo(200);
        Patience.until(() -> Api.of(server.url()).get("/health/ready").status() == 503, server::log);

        vault.troubleFor(0, 0);
        Patience.until(() -> Api.of(server.url()).get("/health/ready").status() == 200, server::log);
        Patience.until(() -> say(tenant, user, conversation, "after").status() == 201, server::log);
        stored.add(ALWAYS + " after");
        assertThat(tenant.found(user, ALWAYS, Map.of("limit", 100))).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(server.java().pid()).isEqualTo(process);
        Leaks leaks = Leaks.in(data);
        assertThat(sent).allSatisfy(word -> assertThat(leaks.of(word)).isEmpty());
    }

    @Test
    void aTenantThatDisablesItsOwnKeyIsUnreadableAndHurtsNobodyElse() {
        RavenServer server = start(List.of(inVault));
        Tenant theirs = Tenant.register(Api.of(server.url()));
        String user = theirs.user();
        say(theirs, user, theirs.conversation(user), "one");
        Tenant other = Tenant.register(Api.of(server.url()));
        String bob = other.user();
        say(other, bob, other.conversation(bob), "two");

        vault.deny("theirs");
        Map<String, ?> byok =
                Map.of("settings", Map.of("encryption_mode", "byok", "byok_key_id", "vault:transit/theirs"));
        Reply refused = theirs.api().patch("tenant", byok);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("settings.byok_key_id");
        vault.allow("theirs");
        assertThat(theirs.api().patch("tenant", byok).status()).isEqualTo(200);
        Patience.until(
                () -> theirs.api()
                        .get("jobs")
                        .json()
                        .at("/jobs/0/state")
                        .asText()
                        .equals("succeeded"),
                server::log);

        vault.deny("theirs");
        Patience.until(
                () -> isAway(theirs.api().post("memory/query", Map.of("user_id", user, "query", ALWAYS))), server::log);
        assertThat(other.found(bob, ALWAYS, Map.of())).containsExactly("statement two");
        vault.allow("theirs");
        Patience.until(
                () -> theirs.api()
                                .post("memory/query", Map.of("user_id", user, "query", ALWAYS))
                                .status()
                        == 200,
                server::log);
        assertThat(theirs.found(user, ALWAYS, Map.of())).containsExactly("statement one");
        assertThat(RedisContent.of(server).audit(theirs.id()))
                .anyMatch(event -> event.contains("\"kms.unwrap\"")
                        && event.contains("vault:transit/theirs")
                        && event.matches(".*vault-\\d+.*"))
                .anyMatch(event -> event.contains("\"kms.unwrap\"") && event.contains("denied"));
    }

    @Test
    void theOperatorsKeyMovesFromAFileToVaultToAws() throws IOException {
        RavenServer first = start(List.of());
        Tenant tenant = Tenant.register(Api.of(first.url()));
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        say(tenant, user, conversation, "in a file");
        first.close();

        RavenServer second = start(List.of(inVault));
        Tenant there = tenant.on(second);
        say(there, user, conversation, "in Vault");
        Patience.untilDone(second.operator(), Tenant.ordered(second.operator(), "kms"));
        assertThat(wrappedBy(there)).containsOnly("vault");
        second.close();
        Files.delete(data.resolve("encryption.key"));

        RavenServer third = start(List.of(inVault, inAws));
        there = tenant.on(third);
        say(there, user, conversation, "in AWS");
        Patience.untilDone(third.operator(), Tenant.ordered(third.operator(), "kms"));
        assertThat(wrappedBy(there)).containsOnly("aws");
        third.close();
        vault.close();

        there = tenant.on(start(List.of(inAws)));
        assertThat(there.found(user, ALWAYS, Map.of()))
                .containsExactlyInAnyOrder("statement in a file", "statement in Vault", "statement in AWS");
    }

    private static List<String> wrappedBy(Tenant tenant) {
        return tenant.api().get("encryption/keys").json().path("keys").findValuesAsText("wrapped_by");
    }
}
