package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.content.PersonalData;
import dev.raven.core.shared.SharedData;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strings that break software come back as they went in, out of every field that takes a text. */
@ExtendWith(Raven.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NaughtyStringsIT {
    /** Where the description allows any text; each of them is tried below. */
    private static final Set<String> TEXTS = Set.of(
            "name",
            "display_name",
            "external_ref",
            "title",
            "participants.user",
            "participants.agent",
            "user_message",
            "agent_response",
            "query",
            "metadata",
            "note",
            "reason",
            "allowed_cidrs[]",
            "settings.allowed_cidrs[]",
            "settings.byok_key_id",
            "settings.webhook_url");

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PARTICIPANT = 64;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_REASON = 500;

    private final List<String> strings = new ArrayList<>();
    private Api anybody;
    private Api operator;
    private Tenant tenant;

    @BeforeAll
    void register(Api api, RavenServer server) {
        SharedData.json("naughty-strings.json").forEach(string -> strings.add(string.asText()));
        assertThat(strings).hasSizeGreaterThan(400);
        anybody = api;
        operator = server.operator();
        tenant = Tenant.register(
                api,
                Map.of(
                        "rate_limit_per_minute", 1_000_000,
                        "batch_size", 100,
                        "max_users", 10_000,
                        "max_conversations_per_user", 10_000,
                        "external_ref_policy", "allow"));
    }

    private static boolean fits(String text, int most) {
        return text.codePointCount(0, text.length()) <= most;
    }

    /** More than spaces and control characters (Jakarta Validation's {@code NotBlank}). */
    private static boolean says(String text, int most) {
        return fits(text, most) && !text.trim().isEmpty();
    }

    /** What stands in the log for good must name nobody. */
    private static boolean isTakenIntoTheLog(String text, int most) {
        return says(text, most) && !PersonalData.isIn(text);
    }

    private static boolean names(String text) {
        return says(text, LONGEST_NAME);
    }

    private Reply written(String path, Map<String, ?> body) {
        Reply reply = tenant.api().post(path, body);
        assertThat(reply.status()).as("%s %s", body, reply.body()).isEqualTo(201);
        return reply;
    }

    private JsonNode read(String path) {
        Reply reply = tenant.api().get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private void refuses(Reply reply, String field) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void everyFieldOfTheDescriptionThatTakesAnyTextIsTried() {
        Set<String> texts = new TreeSet<>();
        Operation.served(anybody).stream()
                .filter(Operation::hasBody)
                .forEach(operation -> texts.addAll(operation.texts()));
        assertThat(texts).isEqualTo(new TreeSet<>(TEXTS));
    }

    @Test
    void importsAndExportsKeepThem() {
        String user = tenant.user();
        StringBuilder file = new StringBuilder(
                "{\"type\":\"export\",\"format\":\"raven.user\",\"version\":1,\"user_id\":\"usr_1\"}\n"
                        + "{\"type\":\"conversation\",\"conversation_id\":\"c\"}\n");
        for (String text : strings) {
            file.append(Api.json(Map.of(
                            "type",
                            "interaction",
                            "interaction_id",
                            text,
                            "conversation_id",
                            "c",
                            "user_message",
                            text,
                            "agent_response",
                            "",
                            "metadata",
                            Map.of(text, text))))
                    .append('\n');
        }
        Reply report = tenant.api()
                .with("Content-Type", "application/x-ndjson")
                .send("POST", "users/" + user + "/import?dry_run=false", BodyPublishers.ofString(file.toString()));
        assertThat(report.json().at("/interactions/added").asInt())
                .as(report.body())
                .isEqualTo(Set.copyOf(strings).size());
        Set<String> said = tenant.api()
                .get("users/" + user + "/export")
                .body()
                .lines()
                .map(Reply::parsed)
                .filter(line -> line.has("user_message"))
                .peek(line -> assertThat(line.path("metadata").fieldNames().next())
                        .isEqualTo(line.path("user_message").asText()))
                .map(line -> line.path("user_message").asText())
                .collect(Collectors.toSet());
        assertThat(said).isEqualTo(Set.copyOf(strings));
    }

    @Test
    void usersKeepThem() {
        String changed = tenant.user();
        for (String text : strings) {
            Map<String, Object> body = new HashMap<>(Map.of("metadata", Map.of(text, text)));
            if (fits(text, LONGEST_NAME)) {
                body.put("display_name", text);
            } else {
                refuses(tenant.api().post("users", Map.of("display_name", text)), "display_name");
            }
            String made = written("users", body).text("user_id");
            assertThat(tenant.api().patch("users/" + changed, body).status()).isEqualTo(200);
            for (String each : List.of(made, changed)) {
                JsonNode kept = read("users/" + each);
                assertThat(kept.path("metadata").path(text).asText()).isEqualTo(text);
                if (body.containsKey("display_name")) {
                    assertThat(kept.path("display_name").asText()).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void aUserIsFoundByOne() {
        for (String text : Set.copyOf(strings)) {
            if (fits(text, LONGEST_NAME) && !text.isEmpty()) {
                String user = written("users", Map.of("external_ref", text)).text("user_id");
                JsonNode found = read("users?external_ref=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
                assertThat(found.at("/users/0/user_id").asText()).as(text).isEqualTo(user);
                assertThat(found.at("/users/0/external_ref").asText()).isEqualTo(text);
            } else {
                refuses(tenant.api().post("users", Map.of("external_ref", text)), "external_ref");
            }
        }
    }

    @Test
    void conversationsKeepThem() {
        String user = tenant.user();
        String changed = tenant.conversation(user);
        for (String text : strings) {
            Map<String, Object> body = new HashMap<>(Map.of("metadata", Map.of(text, List.of(text))));
            if (fits(text, LONGEST_NAME)) {
                body.put("title", text);
            }
            if (fits(text, LONGEST_PARTICIPANT) && !text.isBlank()) {
                body.put("participants", Map.of("user", text, "agent", text));
            }
            Map<String, Object> first = new HashMap<>(body);
            first.put("user_id", user);
            String made = written("conversations", first).text("conversation_id");
            assertThat(tenant.api().patch("conversations/" + changed, body).status())
                    .isEqualTo(200);
            for (String each : List.of(made, changed)) {
                JsonNode kept = read("conversations/" + each);
                assertThat(kept.path("metadata").path(text).path(0).asText()).isEqualTo(text);
                if (body.containsKey("title")) {
                    assertThat(kept.path("title").asText()).isEqualTo(text);
                }
                if (body.containsKey("participants")) {
                    assertThat(kept.at("/participants/user").asText()).isEqualTo(text);
                    assertThat(kept.at("/participants/agent").asText()).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void memoriesKeepThemAndAreFoundByThem() {
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        int number = 0;
        for (String text : strings) {
            Map<String, Object> metadata = new HashMap<>(Map.of("number", number++));
            metadata.put(text, text);
            tenant.ingest(user, conversation, text, text, Map.of("metadata", metadata));
            JsonNode found = tenant.query(user, text.isBlank() ? "x" : text, Map.of("metadata", metadata))
                    .json()
                    .path("memories");
            assertThat(found).as(text).hasSize(1);
            assertThat(found.path(0).path("user_message").asText()).isEqualTo(text);
            assertThat(found.path(0).path("agent_response").asText()).isEqualTo(text);
            assertThat(found.path(0).path("metadata").path(text).asText()).isEqualTo(text);
        }
    }

    @Test
    void manyAreTakenInAtOnce() {
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        String lines = strings.stream()
                .map(text -> Map.of(
                        "user_id", user,
                        "conversation_id", conversation,
                        "user_message", text,
                        "agent_response", text,
                        "metadata", Map.of(text, text)))
                .map(Api::json)
                .collect(Collectors.joining("\n"));
        Reply taken = tenant.api()
                .with("Content-Type", "application/x-ndjson")
                .send("POST", "memory/ingest/bulk", BodyPublishers.ofString(lines));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        List<String> kept = new ArrayList<>();
        for (int offset = 0; offset < strings.size(); offset += 100) {
            read("conversations/" + conversation + "/interactions?limit=100&offset=" + offset)
                    .path("interactions")
                    .forEach(interaction -> {
                        String text = interaction.path("user_message").asText();
                        assertThat(interaction.path("agent_response").asText()).isEqualTo(text);
                        assertThat(interaction.path("metadata").path(text).asText())
                                .isEqualTo(text);
                        kept.add(text);
                    });
        }
        assertThat(kept).containsExactlyInAnyOrderElementsOf(strings);
    }

    @Test
    void keysAndTenantsAreMadeWithThem() {
        for (String text : Set.copyOf(strings)) {
            Reply key = tenant.api().post("api-keys", Map.of("name", text, "scopes", List.of("users:read")));
            Reply made = operator.post("tenants", Map.of("name", text, "email", UUID.randomUUID() + "@example.com"));
            if (names(text)) {
                assertThat(key.status()).as(key.body()).isEqualTo(201);
                assertThat(read("api-keys/" + key.text("key_id")).path("name").asText())
                        .isEqualTo(text);
                assertThat(made.status()).as(made.body()).isEqualTo(201);
                assertThat(anybody.as(made.text("api_key")).get("tenant").text("name"))
                        .isEqualTo(text);
            } else {
                refuses(key, "name");
                refuses(made, "name");
            }
        }
    }

    @Test
    void keysAndTenantsAreNamedByThem() {
        String key = written("api-keys", Map.of("name", "k", "scopes", List.of("users:read")))
                .text("key_id");
        for (String text : strings) {
            for (String path : List.of("tenant", "api-keys/" + key)) {
                Reply named = tenant.api().patch(path, Map.of("name", text));
                if (names(text)) {
                    assertThat(named.status()).as(named.body()).isEqualTo(200);
                    assertThat(read(path).path("name").asText()).isEqualTo(text);
                } else {
                    refuses(named, "name");
                }
            }
        }
    }

    /** None of them is an address or a network of ours. */
    @Test
    void settingsAreNotTakenInByThem() {
        for (String text : strings) {
            for (Map<String, ?> setting : List.of(
                    Map.of("byok_key_id", text),
                    Map.of("webhook_url", text, "allowed_cidrs", List.of(text), "webhook_events", List.of(text)))) {
                Reply reply = tenant.api().patch("tenant", Map.of("settings", setting));
                assertThat(reply.status()).as("%s %s", setting, reply.body()).isIn(200, 400);
            }
        }
    }

    @Test
    void theAuditLogKeepsThem() {
        for (String text : strings) {
            Reply review =
                    tenant.api().post("audit/reviews", Map.of("from_sequence", 1, "to_sequence", 1, "note", text));
            if (isTakenIntoTheLog(text, LONGEST_NOTE)) {
                assertThat(review.status()).as(review.body()).isEqualTo(201);
                assertThat(read("audit/reviews?limit=1").at("/reviews/0/note").asText())
                        .isEqualTo(text);
            } else {
                refuses(review, "note");
            }
            Reply accepted = operator.post("platform/audit/accept-rollback", Map.of("reason", text));
            if (isTakenIntoTheLog(text, LONGEST_REASON)) {
                assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
                assertThat(operator.get("audit/events?limit=1&action=audit.accept_rollback")
                                .json()
                                .at("/events/0/details/justification")
                                .asText())
                        .isEqualTo(text);
            } else {
                refuses(accepted, "reason");
            }
        }
    }
}
