package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.access.ApiKeyText;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of an API key over HTTP. */
@ExtendWith(Raven.class)
class ApiKeysIT {
    private Tenant tenant;

    @BeforeEach
    void register(Api api) {
        tenant = Tenant.register(api);
    }

    private Reply create(Map<String, ?> body) {
        Reply reply = tenant.api().post("api-keys", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }

    private Reply preset(String name) {
        return create(Map.of("name", name, "preset", name));
    }

    private Reply rotate(String id, int grace) {
        return tenant.api().post("api-keys/" + id + "/rotate", Map.of("grace_seconds", grace));
    }

    @ParameterizedTest
    @CsvSource({
        "agent_runtime, conversations:read conversations:write memory:read memory:write users:read",
        "analytics, conversations:read memory:read users:read",
        "user_management, users:read users:write",
        "admin, audit:read conversations:read conversations:write memory:read memory:write tenant:admin tenant:read"
                + " users:read users:write"
    })
    void aPresetBecomesItsScopes(String preset, String scopes) {
        Set<String> given = new java.util.TreeSet<>();
        preset(preset).json().path("scopes").forEach(scope -> given.add(scope.asText()));
        assertThat(String.join(" ", given)).isEqualTo(scopes);
    }

    @Test
    void aKeyIsListedShownChangedAndRevoked(Api api) {
        Reply made = preset("analytics");
        String id = made.text("key_id");
        JsonNode shown = tenant.api().get("api-keys/" + id).json();
        assertThat(shown.path("status").asText()).isEqualTo("active");
        assertThat(shown.path("exposed").asBoolean()).isFalse();
        assertThat(shown.path("api_key_prefix").asText()).isEqualTo(made.text("api_key_prefix"));
        Reply list = tenant.api().get("api-keys?limit=1&offset=1");
        assertThat(list.json().path("api_keys").path(0)).isEqualTo(shown);
        assertThat(list.json().path("total").asInt()).isEqualTo(2);
        assertThat(list.body()).doesNotContain(made.text("api_key"));

        Reply patched =
                tenant.api().patch("api-keys/" + id, Map.of("name", "Reports", "scopes", List.of("memory:read")));
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.text("name")).isEqualTo("Reports");
        assertThat(api.as(made.text("api_key")).get("users").code()).isEqualTo("insufficient_scope");

        assertThat(tenant.api().delete("api-keys/" + id).status()).isEqualTo(204);
        assertThat(tenant.api().delete("api-keys/" + id).status()).isEqualTo(204);
        assertThat(tenant.api().get("api-keys/" + id).text("status")).isEqualTo("revoked");
        assertThat(tenant.api().patch("api-keys/" + id, Map.of("name", "x")).code())
                .isEqualTo("api_key_ended");
        assertThat(rotate(id, 0).code()).isEqualTo("api_key_ended");
    }

    @Test
    void aRotatedKeyWorksForItsGraceAndItsSuccessorAtOnce(Api api) {
        Reply old = create(Map.of("name", "k", "scopes", List.of("tenant:read"), "expires_in_days", 20));
        Reply made = rotate(old.text("key_id"), 3600);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("expires_at")).isEqualTo(old.text("expires_at"));
        assertThat(made.text("rotated_from")).isEqualTo(old.text("key_id"));
        for (Reply each : List.of(old, made)) {
            assertThat(api.as(each.text("api_key")).get("tenant").status()).isEqualTo(200);
        }
        JsonNode inGrace = tenant.api().get("api-keys/" + old.text("key_id")).json();
        assertThat(inGrace.path("status").asText()).isEqualTo("expiring");
        assertThat(inGrace.path("successor").asText()).isEqualTo(made.text("key_id"));
        assertThat(rotate(old.text("key_id"), 0).code()).isEqualTo("rotation_in_progress");
        assertThat(rotate(made.text("key_id"), 0).status()).isEqualTo(201);
        assertThat(api.as(made.text("api_key")).get("tenant").status()).isEqualTo(401);
    }

    @Test
    void aRetriedRotationIsAnsweredAsTheFirst() {
        String id = preset("analytics").text("key_id");
        Api retrying = tenant.api().with("Idempotency-Key", "rotate-once");
        Reply first = retrying.post("api-keys/" + id + "/rotate", Map.of());
        Reply again = retrying.post("api-keys/" + id + "/rotate", Map.of());
        assertThat(again.body()).isEqualTo(first.body()).contains("rk_test_rvn_");
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void whatHasEndedAnswersLikeWhatNeverWas(Api api) {
        Reply revoked = preset("analytics");
        tenant.api().delete("api-keys/" + revoked.text("key_id"));
        Reply rotated = preset("analytics");
        rotate(rotated.text("key_id"), 0);
        String unknown = ApiKeyText.mint("test", new SecureRandom()).reveal();
        String otherSecret = revoked.text("api_key_prefix") + unknown.substring(24);
        Set<String> answers = Stream.of(revoked.text("api_key"), rotated.text("api_key"), unknown, otherSecret, "x")
                .map(key -> api.as(key).get("tenant"))
                .map(reply -> reply.status() + Problems.shape(reply))
                .collect(Collectors.toSet());
        assertThat(answers).singleElement().asString().startsWith("401");
    }

    @Test
    void nobodyLocksThemselvesOutButMayEndTheirOwnKey() {
        Reply own = preset("admin");
        Api admin = tenant.api().as(own.text("api_key"));
        Reply out = admin.patch("api-keys/" + own.text("key_id"), Map.of("allowed_cidrs", List.of("203.0.113.0/24")));
        assertThat(out.status()).isEqualTo(400);
        assertThat(out.field()).isEqualTo("allowed_cidrs");
        assertThat(admin.delete("api-keys/" + own.text("key_id")).status()).isEqualTo(204);
        assertThat(admin.get("tenant").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api-keys | {\"name\":\"k\"} | scopes",
                "api-keys | {\"name\":\"k\",\"scopes\":[]} | scopes",
                "api-keys | {\"name\":\"k\",\"scopes\":[\"memory:read\"],\"preset\":\"analytics\"} | scopes",
                "api-keys | {\"name\":\"k\",\"preset\":\"root\"} | preset",
                "api-keys/KEY/rotate | {\"grace_seconds\":-1} | grace_seconds",
                "api-keys/KEY/rotate | {\"grace_seconds\":2592001} | grace_seconds",
                "api-keys/KEY/rotate | {\"grace\":1} | grace"
            })
    void whatIsWrongIsNamed(String path, String body, String field) {
        String id = path.contains("KEY") ? preset("analytics").text("key_id") : "";
        Reply reply = tenant.api().post(path.replace("KEY", id), body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.body()).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":null}",
                "{\"name\":\" \"}",
                "{\"scopes\":null}",
                "{\"scopes\":[]}",
                "{\"scopes\":[null]}",
                "{\"allowed_cidrs\":[\"10.0.0.0/33\"]}",
                "{\"expires_at\":\"2020-01-01T00:00:00Z\"}"
            })
    void aWrongChangeChangesNothing(String body) {
        String id = preset("analytics").text("key_id");
        String before = tenant.api().get("api-keys/" + id).body();
        assertThat(tenant.api().patch("api-keys/" + id, body).status()).isEqualTo(400);
        assertThat(tenant.api().get("api-keys/" + id).body()).isEqualTo(before);
    }

    @Test
    void theLogSaysWhatWasDoneAndNeverTheKey(RavenServer server) {
        Reply made = preset("analytics");
        String id = made.text("key_id");
        tenant.api().patch("api-keys/" + id, Map.of("name", "Secret project", "allowed_cidrs", List.of("127.0.0.0/8")));
        Reply next = rotate(id, 60);
        tenant.api().delete("api-keys/" + id);
        List<String> events = RedisContent.of(server).audit(tenant.id());
        for (String action : List.of("api_key.create", "api_key.update", "api_key.rotate", "api_key.revoke")) {
            assertThat(events)
                    .filteredOn(event -> event.contains("\"action\":\"" + action + "\""))
                    .as(action)
                    .hasSize(2)
                    .anyMatch(event -> event.contains("\"id\":\"" + id + "\""));
        }
        assertThat(events).anyMatch(event -> event.contains("\"changes\":[\"allowed_cidrs\",\"name\"]"));
        assertThat(String.join("", events))
                .doesNotContain("Secret project", made.text("api_key"), next.text("api_key"));
    }

    @Test
    void theLastUseIsSeenSoonAfter(Api api) {
        Reply made = preset("user_management");
        String id = made.text("key_id");
        assertThat(tenant.api()
                        .get("api-keys/" + id)
                        .json()
                        .path("last_used_at")
                        .isNull())
                .isTrue();
        assertThat(api.as(made.text("api_key")).get("users").status()).isEqualTo(200);
        Patience.until(
                () -> tenant.api().get("api-keys/" + id).text("last_used_at").matches("2.*T\\d\\d:\\d\\d:00Z"),
                () -> tenant.api().get("api-keys/" + id).body());
    }
}
