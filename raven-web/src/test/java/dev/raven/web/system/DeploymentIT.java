package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A server behind a proxy, closed to strangers, where the operator alone registers tenants. */
class DeploymentIT {
    private static final String OFFICE = "203.0.113.9";
    private static final String NEIGHBOUR = "203.0.113.10";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final Map<String, String> SETTINGS = Map.of(
            "RAVEN_ENVIRONMENT", "staging",
            "RAVEN_FAILED_AUTH_PER_MINUTE", "1000000",
            "RAVEN_REGISTRATION", "operator",
            "RAVEN_SECURITY_CONTACT", "mailto:security@example.com",
            "RAVEN_TRUSTED_PROXIES", "127.0.0.1/32",
            "RAVEN_ALLOWED_CIDRS", "203.0.113.0/24");

    private static RavenServer server;
    private static Api direct;

    @BeforeAll
    static void start() {
        server = RavenServer.started(Raven.temporary(), SETTINGS);
        direct = Api.of(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
        Raven.delete(server.data());
    }

    /** As the proxy passes a request on. */
    private static Api from(String addresses) {
        return direct.with("X-Forwarded-For", addresses).with("X-Forwarded-Proto", "https");
    }

    private static Api operator() throws IOException {
        return from(OFFICE)
                .as(Files.readString(server.data().resolve("operator.key")).strip());
    }

    private static Reply register(Api api) {
        return api.post("tenants", Map.of("name", "Example", "email", UUID.randomUUID() + "@example.com"));
    }

    @Test
    void anUnencryptedRequestIsRefusedWithEveryKeyAndWithNone() throws IOException {
        String key = register(operator()).text("api_key");
        for (Api plain : new Api[] {direct, direct.as(key), direct.as(key).with("X-Forwarded-For", OFFICE)}) {
            Reply reply = plain.get("tenant");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("tls_required");
            assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void aBrowserSignsInThroughTheProxyThatEndsTls() throws IOException {
        Reply signedIn = from(OFFICE).as(register(operator()).text("api_key")).post("sessions", "");
        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(201);

        Api console = from(OFFICE)
                .with("Raven-Console", "1")
                .with("Cookie", signedIn.header("Set-Cookie").orElse("").split(";")[0]);
        assertThat(console.get("tenant").status()).isEqualTo(200);
        assertThat(console.with("X-Forwarded-Proto", "http").get("tenant").code())
                .isEqualTo("tls_required");
    }

    /** They come from no network that the server is open to, without TLS and past the proxy. */
    @Test
    void theCommandsOfThisMachineAreServed() throws Exception {
        assertThat(Command.told(server, Map.of(), "checklist", "--json")).contains("\"id\":\"https\"");
        assertThat(Command.told(server, Map.of(), "backups")).doesNotContain("answered");
        assertThat(Command.told(server, Map.of("RAVEN_OPERATOR_KEY", "wrong"), "backups"))
                .contains("answered 401");
    }

    /** What tells them apart is a secret that the server's own user alone may read. */
    @Test
    void nobodyElseIsTakenForACommandOfThisMachine() throws IOException {
        Path secret = server.data().resolve("run/this-machine");
        assertThat(Files.getPosixFilePermissions(secret)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        String known = Files.readString(secret).strip();
        Api key = direct.as(
                Files.readString(server.data().resolve("operator.key")).strip());
        assertThat(key.with("Raven-This-Machine", known).get("platform/tenants").status())
                .isEqualTo(200);
        for (String other : new String[] {"", "0".repeat(known.length()), known + "0", known.substring(1)}) {
            assertThat(key.with("Raven-This-Machine", other)
                            .get("platform/tenants")
                            .code())
                    .isEqualTo("tls_required");
        }
    }

    private static Stream<DynamicTest> refused(Api caller, String code) {
        return Operation.served(from(OFFICE)).stream()
                .flatMap(operation -> operation.samples().stream())
                .map(sample -> dynamicTest(sample.toString(), () -> {
                    Reply reply = sample.call(caller);
                    assertThat(reply.status()).as(reply.body()).isEqualTo(403);
                    assertThat(reply.code()).isEqualTo(code);
                }));
    }

    @TestFactory
    Stream<DynamicContainer> everyOperationRefusesWhatComesTheWrongWay() throws IOException {
        String key = register(operator()).text("api_key");
        Reply bounded = from(OFFICE)
                .as(key)
                .patch("tenant", Map.of("settings", Map.of("allowed_cidrs", List.of(OFFICE + "/32"))));
        assertThat(bounded.status()).as(bounded.body()).isEqualTo(200);
        return Stream.of(
                dynamicContainer("unencrypted", refused(direct.as(key), "tls_required")),
                dynamicContainer("unencrypted and without a key", refused(direct, "tls_required")),
                dynamicContainer(
                        "from outside the server's networks",
                        refused(from(ELSEWHERE).as(key), "ip_not_allowed")),
                dynamicContainer("from nowhere and without a key", refused(from("unknown"), "ip_not_allowed")),
                dynamicContainer(
                        "from outside the tenant's networks",
                        refused(from(NEIGHBOUR).as(key), "ip_not_allowed")));
    }

    /** What a message asks of the API within the server comes the way that the message came. */
    @Test
    void anAgentIsRefusedThatComesTheWrongWay() throws IOException {
        String key = register(operator()).text("api_key");
        Map<String, ?> message = Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list");
        assertThat(from(OFFICE).as(key).post("/mcp", message).status()).isEqualTo(200);
        Reply plain = direct.as(key).post("/mcp", message);
        assertThat(plain.status()).isEqualTo(403);
        assertThat(plain.code()).isEqualTo("tls_required");
        assertThat(from(ELSEWHERE).as(key).post("/mcp", message).code()).isEqualTo("ip_not_allowed");
    }

    @Test
    void aKeyThatCameUnencryptedIsMarkedAndTheRefusalRecorded() throws IOException {
        Reply registered = register(operator());
        Api secure = from(OFFICE).as(registered.text("api_key"));
        Reply made = secure.post("api-keys", Map.of("name", "k", "scopes", new String[] {"tenant:read"}));
        String path = "api-keys/" + made.text("key_id");
        assertThat(secure.get(path).json().path("exposed").asBoolean()).isFalse();

        assertThat(direct.as(made.text("api_key")).get("tenant").code()).isEqualTo("tls_required");

        Reply shown = secure.get(path);
        assertThat(shown.json().path("exposed").asBoolean()).isTrue();
        assertThat(shown.text("exposed_at")).isNotEmpty();
        assertThat(RedisContent.of(server).audit(registered.text("tenant_id")))
                .anyMatch(
                        event -> event.contains("\"reason\":\"tls_required\"") && event.contains(made.text("key_id")));
    }

    /** Of whoever is let in nowhere else, too. */
    @Test
    void whoeverFindsAWeaknessIsToldWhomToTell() {
        for (Api finder : new Api[] {direct, from(ELSEWHERE), from(OFFICE).as("x")}) {
            Reply reply = finder.get("/.well-known/security.txt");
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("Content-Type").orElse("")).matches("text/plain; ?charset=utf-8");
            assertThat(reply.body())
                    .matches("Contact: mailto:security@example.com\\nExpires: \\d{4}-\\d\\d-\\d\\dT00:00:00Z\\n");
        }
    }

    @Test
    void anEncryptedOneIsToldToStaySo() throws IOException {
        Reply registered = register(operator());
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        Reply reply = from(OFFICE).as(registered.text("api_key")).get("tenant");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Strict-Transport-Security").orElse("")).startsWith("max-age=31536000");
    }

    @Test
    void nobodyComesInFromElsewhereWhateverTheySayOfThemselves() throws IOException {
        String key = register(operator()).text("api_key");
        for (String addresses : new String[] {ELSEWHERE, OFFICE + ", " + ELSEWHERE, "unknown", ""}) {
            Reply reply = from(addresses).as(key).get("tenant");
            assertThat(reply.status()).as(addresses).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("ip_not_allowed");
        }
    }

    @Test
    void onlyTheOperatorRegistersTenants() throws IOException {
        Reply registered = register(operator());
        assertThat(registered.text("api_key")).startsWith("rk_test_rvn_");
        assertThat(register(from(OFFICE)).status()).isEqualTo(401);
        assertThat(register(from(OFFICE).as(registered.text("api_key"))).status())
                .isEqualTo(401);
    }

    @Test
    void theOperatorsKeyOpensNoTenant() throws IOException {
        Reply reply = operator().get("tenant");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("insufficient_scope");
    }

    @Test
    void whatIsSecretIsTheOwnersAlone() throws IOException {
        for (String name : new String[] {"encryption.key", "operator.key", "redis/redis.conf"}) {
            Path file = server.data().resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(server.data().resolve("run"))))
                .as("the log, the state and where the server is")
                .isEqualTo("rwx------");
    }
}
