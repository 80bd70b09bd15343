package dev.raven.web.system;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every route under {@code /api/v1} with a call that works, given things of the caller's own. */
record Routes(
        String user, String conversation, String interaction, String job, String fact, String key, String delivery) {

    /** @param scope null for a public route */
    record Route(String method, String path, String scope, Object body) {
        Reply call(Api api) {
            return switch (method) {
                case "GET" -> api.get(path);
                case "POST" -> typed(api).post(path, body);
                case "DELETE" -> api.delete(path);
                default -> api.patch(path, body);
            };
        }

        private Api typed(Api api) {
            return path.endsWith("/bulk") ? api.with("Content-Type", "application/x-ndjson") : api;
        }

        @Override
        public String toString() {
            return method + " " + path.replaceAll("_[A-Za-z0-9_-]{22}", "_…");
        }
    }

    static Routes of(Tenant tenant) {
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        tenant.ingest(user, conversation, "I live in Oslo.", "Noted.");
        tenant.api().post("memory/flush", Map.of("user_id", user));
        String fact = tenant.api()
                .get("memory/facts?user_id=" + user)
                .json()
                .at("/facts/0/fact_id")
                .asText();
        String interaction =
                tenant.ingest(user, tenant.conversation(user), "hello", "hi").text("interaction_id");
        return new Routes(
                user, conversation, interaction, tenant.rotate("tenant"), fact, key(tenant), undelivered(tenant));
    }

    private static String key(Tenant tenant) {
        return tenant.api()
                .post("api-keys", Map.of("name", "k", "scopes", List.of("tenant:admin")))
                .text("key_id");
    }

    /** A message to a webhook where nobody listens. */
    private static String undelivered(Tenant tenant) {
        String nobody = "http://127.0.0.1:" + RavenServer.freePort() + "/";
        tenant.api().patch("tenant", Map.of("settings", Map.of("webhook_url", nobody)));
        tenant.limitedTo("tenant:read");
        return tenant.api()
                .get("tenant/webhook-deliveries")
                .json()
                .at("/webhook_deliveries/0/delivery_id")
                .asText();
    }

    /** Routes that need a key. */
    List<Route> all() {
        return Stream.concat(onTheTenant(), onThings()).toList();
    }

    private Stream<Route> onTheTenant() {
        return Stream.of(
                new Route("GET", "tenant", "tenant:read", null),
                new Route("PATCH", "tenant", "tenant:admin", Map.of("name", "Renamed")),
                new Route("POST", "api-keys", "tenant:admin", Map.of("name", "k", "scopes", List.of("tenant:admin"))),
                new Route("GET", "api-keys", "tenant:admin", null),
                new Route("POST", "users", "users:write", Map.of("display_name", "Bob")),
                new Route("GET", "users", "users:read", null),
                new Route("GET", "encryption/keys", "tenant:admin", null),
                new Route("POST", "encryption/rotate", "tenant:admin", Map.of("level", "kms")),
                new Route("POST", "memory/ingest/bulk", "memory:write", "{}"),
                new Route("POST", "tenant/webhook-secret", "tenant:admin", ""),
                new Route("GET", "tenant/webhook-deliveries", "tenant:admin", null),
                new Route("GET", "jobs", "tenant:admin", null));
    }

    /** Routes that name a thing by its id. */
    Stream<Route> onThings() {
        Map<String, String> exchange = Map.of(
                "user_id", user, "conversation_id", conversation, "user_message", "hello", "agent_response", "hi");
        return Stream.of(
                new Route("GET", "api-keys/" + key, "tenant:admin", null),
                new Route("PATCH", "api-keys/" + key, "tenant:admin", Map.of("name", "Renamed")),
                new Route("GET", "api-keys/" + key + "/usage", "tenant:admin", null),
                new Route("POST", "api-keys/" + key + "/rotate", "tenant:admin", Map.of("grace_seconds", 60)),
                new Route("DELETE", "api-keys/" + key, "tenant:admin", null),
                new Route("GET", "users/" + user, "users:read", null),
                new Route("PATCH", "users/" + user, "users:write", Map.of("display_name", "Al")),
                new Route("POST", "conversations", "conversations:write", Map.of("user_id", user)),
                new Route("GET", "conversations?user_id=" + user, "conversations:read", null),
                new Route("GET", "conversations/" + conversation, "conversations:read", null),
                new Route("PATCH", "conversations/" + conversation, "conversations:write", Map.of("title", "T")),
                new Route("GET", "encryption/keys?user_id=" + user, "tenant:admin", null),
                new Route("POST", "encryption/rotate", "tenant:admin", Map.of("level", "subject", "user_id", user)),
                new Route("GET", "jobs/" + job, "tenant:admin", null),
                new Route("POST", "memory/ingest", "memory:write", exchange),
                new Route("POST", "memory/query", "memory:read", Map.of("user_id", user, "query", "hello")),
                new Route("POST", "memory/flush", "memory:write", Map.of("user_id", user)),
                new Route("GET", "memory/facts?user_id=" + user, "memory:read", null),
                new Route("DELETE", "memory/facts/" + fact + "?user_id=" + user, "memory:write", null),
                new Route("DELETE", "memory/interactions/" + interaction + "?user_id=" + user, "memory:write", null),
                new Route("GET", "conversations/" + conversation + "/interactions", "memory:read", null),
                new Route("POST", "tenant/webhook-deliveries/" + delivery + "/redeliver", "tenant:admin", ""),
                new Route("POST", "conversations/" + conversation + "/end", "conversations:write", ""));
    }
}
