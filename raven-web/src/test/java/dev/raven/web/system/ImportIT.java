package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What another memory has of a person is found here once it is imported: once, however often, and without what was erased. */
@ExtendWith(Raven.class)
class ImportIT {
    private static final List<String> SAID = List.of(
            "I live in Kiel",
            "My locker has the code 4711",
            "\u65e5\u672c\u8a9e \ud83e\udd85 e\u0301",
            "My sister is called Ada");

    private Tenant tenant;
    private String alice;
    private String file;
    private String bob;

    @BeforeEach
    void export(Api api) {
        tenant = Tenant.register(api, Map.of("batch_size", 3, "rate_limit_per_minute", 100_000));
        alice = tenant.user();
        String talk = tenant.conversation(alice);
        SAID.forEach(said -> tenant.ingest(
                alice, talk, said, "noted", Map.of("occurred_at", "2026-01-31T12:00:00Z", "metadata", Map.of("n", 1))));
        tenant.api().post("conversations/" + talk + "/end", Map.of());
        file = tenant.api().get("users/" + alice + "/export").body();
        bob = tenant.user();
    }

    private JsonNode run(Api by, String user, String query, String type, String content) {
        Reply reply = by.with("Content-Type", type)
                .send("POST", "users/" + user + "/import?" + query, BodyPublishers.ofString(content));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode raven(String user, boolean dryRun, String content) {
        return run(tenant.api(), user, "dry_run=" + dryRun, "application/x-ndjson", content);
    }

    private static void counts(JsonNode report, String what, int added, int existing, int erased) {
        assertThat(report.path(what).toString())
                .as(report.toString())
                .isEqualTo("{\"added\":" + added + ",\"existing\":" + existing + ",\"erased\":" + erased + "}");
    }

    private long interactions() {
        return tenant.api().get("tenant").json().at("/stats/total_interactions").asLong();
    }

    @Test
    void aDryRunTellsWhatWouldComeOfItAndStoresNothing() {
        long before = interactions();
        JsonNode report = run(tenant.api(), bob, "format=raven", "application/x-ndjson", file);
        assertThat(report.path("dry_run").asBoolean()).isTrue();
        assertThat(report.path("complete").asBoolean()).isTrue();
        counts(report, "conversations", 1, 0, 0);
        counts(report, "interactions", 4, 0, 0);
        assertThat(interactions()).isEqualTo(before);
        assertThat(tenant.api()
                        .get("conversations?user_id=" + bob)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(tenant.found(bob, "Kiel", Map.of())).isEmpty();
    }

    @Test
    void whatIsImportedIsFoundAsItWasSaid() {
        JsonNode report = raven(bob, false, file);
        counts(report, "interactions", 4, 0, 0);
        assertThat(report.at("/ignored/users").asInt()).isEqualTo(1);
        assertThat(tenant.found(bob, "locker code", Map.of())).first().isEqualTo(SAID.get(1));
        JsonNode found =
                tenant.query(bob, "where do I live? Kiel", Map.of()).json().at("/memories/0");
        assertThat(found.path("occurred_at").asText()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(found.path("metadata").toString()).isEqualTo("{\"n\":1}");
        JsonNode talk = tenant.api().get("conversations?user_id=" + bob).json().at("/conversations/0");
        assertThat(talk.path("ended_at").isTextual()).isTrue();
    }

    @Test
    void theSameFileAgainAddsNothing() {
        raven(bob, false, file);
        JsonNode again = raven(bob, false, file);
        counts(again, "conversations", 0, 1, 0);
        counts(again, "interactions", 0, 4, 0);
        JsonNode own = raven(alice, false, file);
        counts(own, "interactions", 0, 4, 0);
        assertThat(tenant.found(bob, "locker", Map.of("limit", 50))).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whatWasErasedHereStaysErased() {
        raven(bob, false, file);
        String locker = tenant.query(bob, "locker code", Map.of())
                .json()
                .at("/memories/0/interaction_id")
                .asText();
        assertThat(tenant.api()
                        .delete("memory/interactions/" + locker + "?user_id=" + bob)
                        .status())
                .isEqualTo(204);
        counts(raven(bob, false, file), "interactions", 0, 3, 1);
        assertThat(tenant.found(bob, "locker code", Map.of("limit", 50))).doesNotContain(SAID.get(1));
        String talk = tenant.api()
                .get("conversations?user_id=" + bob)
                .json()
                .at("/conversations/0/conversation_id")
                .asText();
        tenant.api().delete("conversations/" + talk);
        JsonNode afterwards = raven(bob, false, file);
        counts(afterwards, "conversations", 0, 0, 1);
        counts(afterwards, "interactions", 0, 0, 4);
    }

    @Test
    void aCutOrChangedFileIsToldOf() {
        JsonNode cut = raven(bob, true, file.substring(0, file.length() / 2));
        assertThat(cut.path("complete").asBoolean()).isFalse();
        assertThat(cut.path("flaw").asText()).contains("cut");
        JsonNode changed = raven(bob, true, file.replace("code 4711", "code 4712"));
        assertThat(changed.path("flaw").asText()).contains("not what was exported");
    }

    @Test
    void whatIsNoSuchFileIsRefusedAndOpensNothing() {
        for (String format : List.of("raven", "mem0", "zep")) {
            for (String text : List.of("", "{}", "{\"user\":1}")) {
                Reply none = tenant.api()
                        .with("Content-Type", "application/json")
                        .send(
                                "POST",
                                "users/" + bob + "/import?dry_run=false&format=" + format,
                                BodyPublishers.ofString(text));
                assertThat(none.status()).as(format + text).isEqualTo(400);
                assertThat(none.json().at("/errors/0/field").asText()).isEqualTo("body");
            }
        }
        assertThat(tenant.api()
                        .get("conversations?user_id=" + bob)
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void nothingOfAUserWhoWasErasedGoesIntoAnotherOne() {
        tenant.api().delete("users/" + alice);
        Reply refused = tenant.api()
                .with("Content-Type", "application/x-ndjson")
                .send("POST", "users/" + bob + "/import?dry_run=false", BodyPublishers.ofString(file));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("erased here");
        assertThat(tenant.found(bob, "Kiel", Map.of())).isEmpty();
    }

    @Test
    void aBadLineIsToldOfWithWhereItStands() {
        JsonNode report =
                raven(bob, false, file.replaceFirst("\"user_message\":\"I live in Kiel\"", "\"user_message\":7"));
        counts(report, "interactions", 3, 0, 0);
        assertThat(report.path("problem_count").asInt()).isEqualTo(1);
        assertThat(report.at("/problems/0/field").asText()).isEqualTo("user_message");
        assertThat(report.at("/problems/0/position").asInt()).isPositive();
    }

    @Test
    void theTenantsPolicyForContentHolds() {
        tenant.api().patch("tenant", Map.of("settings", Map.of("content_policy", "reject")));
        String mine = file.replace("code 4711", "code 4111 1111 1111 1111");
        for (boolean dryRun : List.of(true, false)) {
            JsonNode report = raven(bob, dryRun, mine);
            counts(report, "interactions", 3, 0, 0);
            assertThat(report.path("problem_count").asInt()).isEqualTo(1);
            assertThat(report.toString()).doesNotContain("4111");
        }
    }

    @Test
    void othersMemoriesAreUnderstood() {
        JsonNode mem0 = run(
                tenant.api(),
                bob,
                "format=mem0&dry_run=false",
                "application/json",
                "{\"results\":[{\"id\":\"m1\",\"memory\":\"Lives in Bremen\",\"created_at\":\"2025-01-01T00:00:00Z\"}]}");
        counts(mem0, "interactions", 1, 0, 0);
        assertThat(tenant.found(bob, "Bremen", Map.of())).containsExactly("Lives in Bremen");
        JsonNode zep = run(
                tenant.api(),
                bob,
                "format=zep&dry_run=false",
                "application/json",
                "{\"messages\":[{\"uuid\":\"z1\",\"role\":\"user\",\"content\":\"I play the oboe\"},"
                        + "{\"uuid\":\"z2\",\"role\":\"assistant\",\"content\":\"Lovely\"}]}");
        counts(zep, "interactions", 1, 0, 0);
        assertThat(tenant.found(bob, "oboe", Map.of())).first().isEqualTo("I play the oboe");
    }

    @Test
    void itIsAnEventOfTheLogWithCounts() {
        raven(bob, false, file);
        JsonNode event = tenant.api()
                .get("audit/events?action=memory.import&target=" + bob)
                .json()
                .at("/events/0");
        assertThat(event.at("/details/interactions_new").asInt()).isEqualTo(4);
        assertThat(Problems.withoutIds(event.toString())).doesNotContain("Kiel");
        String talk = tenant.api()
                .get("conversations?user_id=" + bob)
                .json()
                .at("/conversations/0/conversation_id")
                .asText();
        for (String action : List.of("conversation.create", "conversation.end")) {
            assertThat(tenant.api()
                            .get("audit/events?action=" + action + "&target=" + talk)
                            .json()
                            .path("events"))
                    .as(action)
                    .hasSize(1);
        }
    }

    @Test
    void oneOfTheTwoScopesAloneIsNotEnough() {
        for (String scope : List.of("memory:write", "conversations:write")) {
            Reply refused = tenant.limitedTo(scope)
                    .with("Content-Type", "application/x-ndjson")
                    .send("POST", "users/" + bob + "/import", BodyPublishers.ofString(file));
            assertThat(refused.code()).isEqualTo("insufficient_scope");
        }
    }
}
