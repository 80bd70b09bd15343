package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is stored of a person comes out as it went in, whole or visibly cut, and to nobody else. */
@ExtendWith(Raven.class)
class UserExportIT {
    private static final List<String> SAID = List.of(
            "I live in Kiel",
            "\u0000 \t \" \\ \u2028 \u202e",
            "日本語 🦅 e\u0301",
            "{\"type\":\"end\"}\n{}",
            "<b>&amp;</b>");

    private Tenant tenant;
    private String alice;
    private String talk;

    @BeforeEach
    void remember(Api api) {
        tenant = Tenant.register(api, Map.of("batch_size", 3));
        alice = tenant.api()
                .post("users", Map.of("display_name", "Alice", "metadata", Map.of("score", 1.10)))
                .text("user_id");
        talk = tenant.conversation(alice);
        SAID.forEach(said -> tenant.ingest(alice, talk, said, "noted: " + said));
    }

    private Reply export(Api by, String user) {
        return by.get("users/" + user + "/export");
    }

    private static List<JsonNode> lines(Reply reply, String type) {
        return reply.body()
                .lines()
                .map(Reply::parsed)
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }

    @Test
    void everythingComesOutAsTheApiShowsIt() {
        Reply reply = export(tenant.api(), alice);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Disposition")).hasValue("attachment; filename=\"raven-" + alice + ".ndjson\"");
        JsonNode head = Reply.parsed(reply.body().lines().findFirst().orElseThrow());
        assertThat(head.path("format").asText()).isEqualTo("raven.user");
        assertThat(head.path("user_id").asText()).isEqualTo(alice);
        assertThat(without(lines(reply, "user").get(0), "type"))
                .isEqualTo(tenant.api().get("users/" + alice).json());
        assertThat(reply.body()).contains("{\"score\":1.1");
        assertThat(without(lines(reply, "conversation").get(0), "type"))
                .isEqualTo(tenant.api().get("conversations/" + talk).json());
        assertThat(lines(reply, "interaction"))
                .extracting(line -> line.path("user_message").asText())
                .containsExactlyInAnyOrderElementsOf(SAID);
        assertThat(lines(reply, "interaction"))
                .extracting(line -> line.path("agent_response").asText())
                .containsExactlyInAnyOrderElementsOf(
                        SAID.stream().map(said -> "noted: " + said).toList());
    }

    private static JsonNode without(JsonNode line, String field) {
        ((ObjectNode) line).remove(field);
        return line;
    }

    @Test
    void theFactsAreThoseThatTheApiLists() {
        tenant.api().post("memory/flush", Map.of("user_id", alice));
        JsonNode listed = tenant.api()
                .get("memory/facts?limit=100&include_superseded=true&user_id=" + alice)
                .json()
                .path("facts");
        assertThat(listed).isNotEmpty();
        assertThat(lines(export(tenant.api(), alice), "fact"))
                .extracting(line -> line.path("fact_id").asText())
                .containsExactlyInAnyOrderElementsOf(listed.findValuesAsText("fact_id"));
    }

    @Test
    void itsLastLineIsTheSumOfAllBefore() throws Exception {
        String body = export(tenant.api(), alice).body();
        int last = body.lastIndexOf('\n', body.length() - 2) + 1;
        JsonNode end = Reply.parsed(body.substring(last));
        byte[] sum = MessageDigest.getInstance("SHA-256")
                .digest(body.substring(0, last).getBytes(StandardCharsets.UTF_8));
        assertThat(end.path("type").asText()).isEqualTo("end");
        assertThat(end.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(sum));
        assertThat(end.at("/counts/conversations").asInt()).isEqualTo(1);
        assertThat(end.at("/counts/interactions").asInt()).isEqualTo(SAID.size());
    }

    @Test
    void whatIsErasedIsNotInIt() {
        String secret = tenant.conversation(alice);
        tenant.ingest(alice, secret, "said in confidence", "noted");
        String single = tenant.ingest(alice, talk, "said by mistake", "noted").text("interaction_id");
        tenant.api().delete("conversations/" + secret);
        tenant.api().delete("memory/interactions/" + single + "?user_id=" + alice);
        assertThat(export(tenant.api(), alice).body()).doesNotContain("in confidence", "by mistake", secret);
        tenant.api().delete("users/" + alice);
        assertThat(export(tenant.api(), alice).status()).isEqualTo(404);
    }

    @Test
    void itIsAnEventOfTheLogBeforeItIsAnswered() {
        export(tenant.api(), alice);
        JsonNode events = tenant.api()
                .get("audit/events?phase=all&action=user.export&target=" + alice)
                .json()
                .path("events");
        assertThat(events)
                .extracting(event -> event.path("phase").asText())
                .containsExactlyInAnyOrder("intent", "outcome");
        assertThat(Problems.withoutIds(events.toString())).doesNotContain("Kiel", "Alice");
    }

    @Test
    void aTenantIsExportedByAJobWithoutWhoWasErasedSince() {
        String bob = tenant.user();
        tenant.ingest(bob, tenant.conversation(bob), "I live in Bremen", "noted");
        String export = new Things(tenant).of("exp");
        tenant.api().delete("users/" + bob);
        Reply read = tenant.api().get("tenant/exports/" + export);
        assertThat(read.status()).isEqualTo(200);
        assertThat(lines(read, "tenant").get(0).path("tenant_id").asText()).isEqualTo(tenant.id());
        assertThat(lines(read, "interaction"))
                .extracting(line -> line.path("user_message").asText())
                .containsExactlyInAnyOrderElementsOf(SAID);
        JsonNode end = lines(read, "end").get(0);
        assertThat(end.at("/counts/users").asInt()).isEqualTo(1);
        assertThat(end.at("/counts/left_out").asInt()).isEqualTo(1);
        assertThat(read.body()).doesNotContain("Bremen", bob);
    }

    @Test
    void aParameterThatIsNotKnownIsRefused() {
        String export = new Things(tenant).of("exp");
        for (Reply reply : List.of(
                tenant.api().get("users/" + alice + "/export?format=csv"),
                tenant.api().get("tenant/exports/" + export + "?format=csv"),
                tenant.api().post("tenant/exports?format=csv", Map.of()))) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.text("detail")).endsWith("known: none.");
        }
    }

    @Test
    void noneOfTheThreeScopesMayBeMissing() {
        for (String[] two : List.of(
                new String[] {"users:read", "memory:read"},
                new String[] {"users:read", "conversations:read"},
                new String[] {"memory:read", "conversations:read"})) {
            assertThat(export(tenant.limitedTo(two), alice).code()).isEqualTo("insufficient_scope");
        }
        assertThat(export(tenant.limitedTo("memory:read", "users:read", "conversations:read"), alice)
                        .status())
                .isEqualTo(200);
    }
}
