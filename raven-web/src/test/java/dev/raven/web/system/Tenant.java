package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A registered tenant and what a test does with it all the time. */
record Tenant(String id, String key, Api api) {

    static Tenant register(Api anybody) {
        return register(anybody, Map.of());
    }

    static Tenant register(Api anybody, Map<String, ?> settings) {
        Reply reply = anybody.post(
                "tenants",
                Map.of("name", "Example", "email", UUID.randomUUID() + "@example.com", "settings", settings));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        String key = reply.text("api_key");
        return new Tenant(reply.text("tenant_id"), key, anybody.as(key));
    }

    /** The same tenant on a server that was started anew. */
    Tenant on(RavenServer server) {
        return new Tenant(id, key, Api.of(server.url()).as(key));
    }

    /** A client whose key has just these scopes. */
    Api limitedTo(String... scopes) {
        Reply reply = api.post("api-keys", Map.of("name", "limited", "scopes", List.of(scopes)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return api.as(reply.text("api_key"));
    }

    String user() {
        return created(api.post("users", Map.of())).text("user_id");
    }

    String conversation(String user) {
        return created(api.post("conversations", Map.of("user_id", user))).text("conversation_id");
    }

    Reply ingest(String user, String conversation, String said, String answered) {
        return ingest(user, conversation, said, answered, Map.of());
    }

    Reply ingest(String user, String conversation, String said, String answered, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "user_id", user, "conversation_id", conversation, "user_message", said, "agent_response", answered));
        body.putAll(more);
        return created(api.post("memory/ingest", body));
    }

    Reply query(String user, String question, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("user_id", user, "query", question));
        body.putAll(more);
        Reply reply = api.post("memory/query", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    /** What the user said in the memories found, best first. */
    List<String> found(String user, String question, Map<String, ?> more) {
        return query(user, question, more).json().path("memories").findValuesAsText("user_message");
    }

    /** Orders a rotation; the job's id. */
    String rotate(String level) {
        return ordered(api, level);
    }

    /** Orders a rotation, as a tenant or as the operator; the job's id. */
    static String ordered(Api by, String level) {
        Reply reply = by.post("encryption/rotate", Map.of("level", level));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.text("job_id");
    }

    private static Reply created(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }
}
