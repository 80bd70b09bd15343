package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is known of a user, over HTTP. */
@ExtendWith(Raven.class)
class FactsIT {
    private Tenant tenant;
    private String user;
    private String conversation;

    @BeforeEach
    void say(Api api) {
        tenant = Tenant.register(api);
        user = tenant.user();
        conversation = tenant.conversation(user);
        say("I live in Paris.", "2026-01-10T08:00:00Z");
        say("I moved to Berlin last week, and I'm allergic to peanuts!", "2026-03-02T08:00:00Z");
        say("Do I like sushi?", "2026-03-03T08:00:00Z");
        tenant.api().post("memory/flush", Map.of("user_id", user));
    }

    private void say(String message, String at) {
        tenant.ingest(user, conversation, message, "Noted.", Map.of("occurred_at", at));
    }

    private Reply list(String more) {
        Reply reply = tenant.api().get("memory/facts?user_id=" + user + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private static List<String> values(JsonNode json) {
        return json.path("facts").findValuesAsText("value");
    }

    @Test
    void whatHoldsNowIsListedAndWhatHeldBeforeOnRequest() {
        assertThat(values(list("").json())).containsExactlyInAnyOrder("Berlin", "peanuts");
        JsonNode all = list("&include_superseded=true").json();
        assertThat(all.path("total").asInt()).isEqualTo(3);
        JsonNode paris = all.path("facts").get(2);
        assertThat(paris.path("value").asText()).isEqualTo("Paris");
        assertThat(paris.path("valid_from").asText()).isEqualTo("2026-01-10T08:00:00Z");
        assertThat(paris.path("valid_to").asText()).isEqualTo("2026-02-23T00:00:00Z");
        assertThat(paris.path("superseded_by").asText()).startsWith("fact_");
        assertThat(paris.path("score").isNull()).isTrue();
    }

    @Test
    void aQueryBringsThem() {
        JsonNode answer = tenant.query(user, "Where do I live?", Map.of("max_tokens", 300))
                .json();
        assertThat(answer.at("/facts/0/text").asText()).isEqualTo("The user lives in Berlin.");
        assertThat(answer.at("/facts/0/score").asDouble()).isBetween(0.2, 1.0);
        assertThat(answer.at("/context/text").asText()).contains("The user lives in Berlin.");
        assertThat(values(tenant.query(user, "Where do I live?", Map.of("include_facts", false))
                        .json()))
                .isEmpty();
    }

    @Test
    void aDeletedOneIsGoneAndWhatWasSaidStays() {
        String id = list("").json().path("facts").findParents("value").stream()
                .filter(fact -> fact.path("value").asText().equals("peanuts"))
                .findFirst()
                .orElseThrow()
                .path("fact_id")
                .asText();
        String path = "memory/facts/" + id + "?user_id=" + user;
        assertThat(tenant.api().delete(path).status()).isEqualTo(204);
        assertThat(tenant.api().delete(path).status()).isEqualTo(404);
        assertThat(values(list("&include_superseded=true").json())).containsExactly("Berlin", "Paris");
        assertThat(tenant.found(user, "peanuts", Map.of())).anyMatch(message -> message.contains("peanuts"));
    }

    @Test
    void aMistakeIsNamed() {
        Reply whose = tenant.api().get("memory/facts");
        assertThat(whose.status()).isEqualTo(400);
        assertThat(whose.body()).contains("user_id");
        Reply what = tenant.api().get("memory/facts?user_id=" + user + "&include_superseded=yes");
        assertThat(what.status()).isEqualTo(400);
        assertThat(what.body()).contains("include_superseded");
    }
}
