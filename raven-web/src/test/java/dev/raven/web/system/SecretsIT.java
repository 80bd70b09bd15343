package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No word that was stored, and no secret of a key, lies readable in Redis's files, in a log or in an error. */
@ExtendWith(Raven.class)
class SecretsIT {
    private final List<String> secrets = new ArrayList<>();
    private final StringBuilder refusals = new StringBuilder();

    /** A word that stands nowhere else. */
    private String marker(String field) {
        String word = "Zq" + field + "Kx" + Long.toString(System.nanoTime(), 36) + "w";
        secrets.add(word);
        return word;
    }

    /** The key in an answer, and its part that opens. */
    private String key(Reply reply) {
        String key = reply.text("api_key");
        secrets.add(key);
        secrets.add(key.substring(key.lastIndexOf('_') + 1));
        return key;
    }

    private void refused(Reply reply) {
        assertThat(reply.status()).isGreaterThanOrEqualTo(400);
        refusals.append(reply.body()).append(reply.http().headers().map());
    }

    @Test
    void nothingThatWasSentCanBeReadAnywhere(Api api, RavenServer server) throws IOException {
        Tenant tenant = driveEveryRoute(api);
        driveEveryRefusal(tenant);
        Leaks data = Leaks.in(server.data());
        String told = server.output() + server.errors() + refusals;
        for (String secret : secrets) {
            assertThat(data.of(secret)).as(secret).isEmpty();
            assertThat(Leaks.in(told, secret)).as(secret).isFalse();
        }
        assertThat(data.of(tenant.id()))
                .as("the scan reads what Redis writes")
                .anyMatch(file -> file.startsWith("redis/appendonlydir"));
        assertThat(data.of("description are at http"))
                .as("the scan reads the log")
                .contains(Path.of("run/raven.log"));
    }

    @ParameterizedTest
    @CsvSource({"encryption.key, (\\S+)", "operator.key, (\\S+)", "redis/redis.conf, requirepass (\\S+)"})
    void aSecretOfTheServersStandsInItsOwnFileAlone(String file, String shape, RavenServer server) throws IOException {
        Matcher found =
                Pattern.compile(shape).matcher(Files.readString(server.data().resolve(file)));
        assertThat(found.find()).isTrue();
        assertThat(Leaks.in(server.data()).of(found.group(1))).containsExactly(Path.of(file));
        assertThat(Leaks.in(server.output() + server.errors(), found.group(1))).isFalse();
    }

    private Tenant driveEveryRoute(Api api) {
        String email = marker("email") + "@example.com";
        Reply registered = api.with("Idempotency-Key", marker("registration"))
                .post("tenants", Map.of("name", marker("tenant"), "email", email));
        String first = key(registered);
        Tenant tenant = new Tenant(registered.text("tenant_id"), first, api.as(first));
        Api all = tenant.api();
        all.patch("tenant", Map.of("name", marker("renamed"), "settings", Map.of("batch_size", 2)));
        key(all.with("Idempotency-Key", marker("minting"))
                .post("api-keys", Map.of("name", marker("key"), "scopes", List.of("memory:read"))));
        Map<String, ?> metadata = Map.of(marker("metaname"), marker("metavalue"));
        Reply user = all.post(
                "users",
                Map.of("external_ref", marker("ref"), "display_name", marker("display"), "metadata", metadata));
        String userId = user.text("user_id");
        all.patch("users/" + userId, Map.of("display_name", marker("changed")));
        all.get("users?external_ref=" + marker("absent"));
        Reply conversation = all.with("Idempotency-Key", marker("idempotency"))
                .post(
                        "conversations",
                        Map.of(
                                "user_id",
                                userId,
                                "title",
                                marker("title"),
                                "metadata",
                                metadata,
                                "participants",
                                Map.of("user", marker("speaker"), "agent", marker("agent"))));
        String conversationId = conversation.text("conversation_id");
        all.patch("conversations/" + conversationId, Map.of("title", marker("retitled")));
        for (int i = 0; i < 3; i++) {
            tenant.ingest(userId, conversationId, marker("said"), marker("answered"), Map.of("metadata", metadata));
        }
        all.post("memory/query", Map.of("user_id", userId, "query", marker("query"), "max_tokens", 500));
        all.post("memory/flush", Map.of("user_id", userId));
        return tenant;
    }

    private void driveEveryRefusal(Tenant tenant) {
        Api all = tenant.api();
        String user = tenant.user();
        refused(all.post("users", "{\"display_name\": " + marker("malformed")));
        refused(all.post("users", "{\"display_name\": [\"" + marker("mistyped") + "\"]}"));
        refused(all.post("users", "{\"external_ref\": \"" + marker("personal") + "@example.com\"}"));
        refused(all.post("users", Map.of("display_name", marker("long").repeat(60))));
        refused(all.post("memory/query", Map.of("user_id", marker("wrongid"), "query", marker("asked"))));
        refused(all.post("memory/ingest", Map.of("user_id", user, "user_message", marker("incomplete"))));
        refused(all.get("users?limit=" + marker("limit")));
        refused(all.get("users/" + marker("path")));
        refused(all.get("tenant?token=" + marker("token")));
        refused(all.as(marker("bearer")).get("tenant"));
        all.with("User-Agent", "agent " + tenant.key()).patch("tenant", Map.of("name", marker("agented")));
        refused(all.with("Content-Type", "text/plain").post("users", marker("plain")));
    }
}
