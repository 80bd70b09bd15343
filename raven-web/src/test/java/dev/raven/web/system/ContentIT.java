package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each content policy answers over HTTP, and what is left of what was sent. */
@ExtendWith(Raven.class)
class ContentIT {
    private static final String CARD = "4012 8888 8888 1881";

    private static Tenant tenant(Api api, String policy) {
        return Tenant.register(api, Map.of("content_policy", policy));
    }

    private static JsonNode transcript(Tenant tenant, String conversation) {
        return tenant.api()
                .get("conversations/" + conversation + "/interactions")
                .json()
                .path("interactions");
    }

    private static Map<String, String> line(String user, String conversation, String said) {
        return Map.of(
                "user_id", user, "conversation_id", conversation, "user_message", said, "agent_response", "noted");
    }

    /** The newest event of that action, as it lies in Redis. */
    private static String event(RavenServer server, Tenant tenant, String action) {
        Patience.until(() -> newest(server, tenant, action).isPresent(), () -> "no event " + action);
        return newest(server, tenant, action).orElseThrow();
    }

    private static Optional<String> newest(RavenServer server, Tenant tenant, String action) {
        return RedisContent.of(server).audit(tenant.id()).stream()
                .filter(event -> event.contains("\"" + action + "\""))
                .reduce((earlier, later) -> later);
    }

    @Test
    void aFlagStandsOnTheInteractionAndInItsEventAndOnNoOther(Api api, RavenServer server) {
        Tenant tenant = Tenant.register(api);
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        tenant.ingest(user, conversation, "the card is " + CARD, "noted");
        assertThat(event(server, tenant, "memory.ingest")).contains("\"content\":{\"payment_card\":1}");
        tenant.ingest(user, conversation, "the weather is fine", "it is");
        JsonNode said = transcript(tenant, conversation);
        assertThat(said.get(0).path("content_flags").toString()).isEqualTo("[\"payment_card\"]");
        assertThat(said.get(0).path("user_message").asText()).contains(CARD);
        assertThat(said.get(1).has("content_flags")).isFalse();
        JsonNode found = tenant.query(user, "which card?", Map.of())
                .json()
                .path("memories")
                .get(0);
        assertThat(found.path("content_flags").toString()).isEqualTo("[\"payment_card\"]");
    }

    @Test
    void redactLeavesNothingOfItNotEvenForARetry(Api api) {
        Tenant tenant = tenant(api, "redact");
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        Map<String, String> body = line(user, conversation, "the card is " + CARD);
        Api retrying = tenant.api().with("Idempotency-Key", "content-it");
        Reply first = retrying.post("memory/ingest", body);
        Reply second = retrying.post("memory/ingest", body);
        assertThat(second.text("interaction_id")).isEqualTo(first.text("interaction_id"));
        assertThat(transcript(tenant, conversation)).hasSize(1);
        assertThat(transcript(tenant, conversation).get(0).path("user_message").asText())
                .isEqualTo("the card is [redacted:payment_card]");
        Reply titled = tenant.api()
                .with("Idempotency-Key", "content-it-title")
                .post("conversations", Map.of("user_id", user, "title", CARD));
        assertThat(titled.text("title")).isEqualTo("[redacted:payment_card]");
    }

    @Test
    void rejectNamesTheFieldAndTheKindAndABulkLineFailsAlone(Api api) {
        Tenant tenant = tenant(api, "reject");
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        Reply refused = tenant.api().post("memory/ingest", line(user, conversation, "it is " + CARD));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("sensitive_content");
        assertThat(refused.field()).isEqualTo("user_message");
        assertThat(Problems.shape(refused)).contains("payment_card").doesNotContain("4012", "1881");
        String lines = Stream.of("fine", "it is " + CARD, "fine again")
                .map(said -> Api.json(line(user, conversation, said)))
                .reduce((one, next) -> one + "\n" + next)
                .orElseThrow();
        Reply bulk = tenant.api()
                .with("Content-Type", "application/x-ndjson")
                .send("POST", "memory/ingest/bulk", BodyPublishers.ofString(lines));
        List<String> results = bulk.body().lines().toList();
        assertThat(results).hasSize(3);
        assertThat(Problems.shape(results.get(1))).contains("sensitive_content").doesNotContain("4012", "1881");
        assertThat(transcript(tenant, conversation).findValuesAsText("user_message"))
                .containsExactly("fine", "fine again");
    }
}
