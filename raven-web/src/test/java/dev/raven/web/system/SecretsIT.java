package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No word that was stored, and no secret of a key, lies readable in Redis's files, in a log or in an error. */
@ExtendWith(Raven.class)
class SecretsIT {
    /** The two files that hold a secret because it is theirs, and Redis's own access to itself. */
    private static final List<String> KEY_FILES = List.of("encryption.key", "operator.key", "redis.conf", "access");

    private final List<String> markers = new ArrayList<>();
    private final List<Reply> refusals = new ArrayList<>();

    /** A word that stands nowhere else. */
    private String marker(String field) {
        String word = "Zq" + field + "Kx" + Long.toString(System.nanoTime(), 36) + "w";
        markers.add(word);
        return word;
    }

    @Test
    void nothingThatWasSentCanBeReadAnywhere(Api api, RavenServer server) throws IOException {
        Tenant tenant = driveEveryRoute(api);
        driveEveryRefusal(tenant);
        List<String> secrets = new ArrayList<>(markers);
        secrets.add(tenant.key());
        secrets.add(tenant.key().substring(tenant.key().lastIndexOf('_') + 1));
        secrets.addAll(keysOfTheServer(server.data()));

        String errors = refusals.stream().map(Reply::body).collect(Collectors.joining("\n"));
        for (String secret : secrets) {
            assertThat(errors + server.output() + server.errors()).doesNotContainIgnoringCase(secret);
            for (byte[] form : forms(secret)) {
                assertThat(filesWith(server.data(), form)).as(secret).isEmpty();
            }
        }
        assertThat(filesWith(server.data(), tenant.id().getBytes(StandardCharsets.UTF_8)))
                .as("the scan reads what Redis writes")
                .anyMatch(file -> file.toString().contains("redis"));
        assertThat(filesWith(server.data(), "Payara".getBytes(StandardCharsets.UTF_8)))
                .as("the scan reads the log")
                .anyMatch(file -> file.endsWith("raven.log"));
    }

    private Tenant driveEveryRoute(Api api) {
        String email = marker("email") + "@example.com";
        Reply registered = api.post("tenants", Map.of("name", marker("tenant"), "email", email));
        Tenant tenant = new Tenant(
                registered.text("tenant_id"), registered.text("api_key"), api.as(registered.text("api_key")));
        Api all = tenant.api();
        all.patch("tenant", Map.of("name", marker("renamed"), "settings", Map.of("batch_size", 2)));
        all.post("api-keys", Map.of("name", marker("key"), "scopes", List.of("memory:read")));
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
        refusals.add(all.post("users", "{\"display_name\": " + marker("malformed")));
        refusals.add(all.post("users", "{\"display_name\": [\"" + marker("mistyped") + "\"]}"));
        refusals.add(all.post("users", "{\"external_ref\": \"" + marker("personal") + "@example.com\"}"));
        refusals.add(all.post("users", Map.of("display_name", marker("long").repeat(60))));
        refusals.add(all.post("memory/query", Map.of("user_id", marker("wrongid"), "query", marker("asked"))));
        refusals.add(all.post("memory/ingest", Map.of("user_id", user, "user_message", marker("incomplete"))));
        refusals.add(all.get("users?limit=" + marker("limit")));
        refusals.add(all.get("users/" + marker("path")));
        refusals.add(all.get("tenant?token=" + marker("token")));
        refusals.add(all.as(marker("bearer")).get("tenant"));
        all.with("User-Agent", "agent " + tenant.key()).patch("tenant", Map.of("name", marker("agented")));
        refusals.add(all.with("Content-Type", "text/plain").post("users", marker("plain")));
        assertThat(refusals).allMatch(reply -> reply.status() >= 400);
    }

    private static List<String> keysOfTheServer(Path data) throws IOException {
        return List.of(
                Files.readString(data.resolve("encryption.key")).trim(),
                Files.readString(data.resolve("operator.key")).trim());
    }

    private static List<byte[]> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Stream<byte[]> encoded = Stream.of(0, 1, 2).map(shift -> base64Inside(bytes, shift));
        return Stream.concat(
                        encoded,
                        Stream.of(
                                bytes,
                                secret.getBytes(StandardCharsets.UTF_16LE),
                                HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    /** What stands in the middle of the Base64 of any text that holds these bytes at this offset of three. */
    private static byte[] base64Inside(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(shift == 0 ? 0 : 4, text.length() - 3).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<Path> filesWith(Path directory, byte[] wanted) throws IOException {
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("run/server"))
                    .filter(file -> !KEY_FILES.contains(file.getFileName().toString()))
                    .filter(file -> read(file).contains(needle))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
