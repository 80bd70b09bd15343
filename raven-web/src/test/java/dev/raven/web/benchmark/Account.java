package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A tenant of the benchmark's own, without limits that would be measured instead of the server. */
final class Account {
    private static final int PATIENCE = 120;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Map<String, Integer> ROOM = Map.of(
            "rate_limit_per_minute", 10_000_000,
            "max_users", 10_000_000,
            "max_conversations_per_user", 100_000,
            "batch_size", 100);

    private final URI url;
    private final String key;

    private Account(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /** @param more settings of the tenant, beside or instead of the benchmark's own */
    static Account register(URI url, Optional<String> operator, Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(ROOM);
        settings.putAll(more);
        try (Connection connection = new Connection(url, operator)) {
            JsonNode tenant = connection.post(
                    "/api/v1/tenants",
                    Map.of("name", "Benchmark", "email", UUID.randomUUID() + "@example.com", "settings", settings));
            return new Account(url, tenant.path("api_key").asText());
        }
    }

    /** The same tenant on a server that was started anew. */
    Account at(URI another) {
        return new Account(another, key);
    }

    Connection connect() {
        return new Connection(url, Optional.of(key));
    }

    static String user(Connection connection) {
        return connection.post("/api/v1/users", Map.of()).path("user_id").asText();
    }

    static String conversation(Connection connection, String user, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("user_id", user));
        body.putAll(more);
        return connection
                .post("/api/v1/conversations", body)
                .path("conversation_id")
                .asText();
    }

    static Map<String, Object> exchange(String user, String conversation, String said, String answered) {
        return new HashMap<>(Map.of(
                "user_id", user, "conversation_id", conversation, "user_message", said, "agent_response", answered));
    }

    /** The id of what was stored. */
    static String ingest(Connection connection, Map<String, Object> exchange) {
        return patiently(connection, "/api/v1/memory/ingest", exchange)
                .path("interaction_id")
                .asText();
    }

    /** All of a few, in their order. */
    static void ingestAll(Connection connection, List<Map<String, Object>> exchanges) {
        List<JsonNode> results = connection.postLines("/api/v1/memory/ingest/bulk", exchanges);
        for (JsonNode result : results) {
            if (!result.path("success").asBoolean()) {
                throw new RefusedException(result.at("/error/status").asInt(), result.path("error"));
            }
        }
        if (results.size() != exchanges.size()) {
            throw new IllegalStateException(results.size() + " results for " + exchanges.size() + " lines");
        }
    }

    static void flush(Connection connection, String user, String conversation) {
        patiently(connection, "/api/v1/memory/flush", Map.of("user_id", user, "conversation_id", conversation));
    }

    static JsonNode query(Connection connection, String user, String question, int limit) {
        return connection.post("/api/v1/memory/query", Map.of("user_id", user, "query", question, "limit", limit));
    }

    /** Again after a while, where the server has too much to do; a minute at most. */
    private static JsonNode patiently(Connection connection, String path, Object body) {
        for (int attempt = 1; ; attempt++) {
            try {
                return connection.post(path, body);
            } catch (RefusedException refused) {
                if (!refused.passes() || attempt == PATIENCE) {
                    throw refused;
                }
                Pause.of(PAUSE);
            }
        }
    }
}
