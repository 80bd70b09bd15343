package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request sent twice happens once. */
@ExtendWith(Raven.class)
class IdempotencyIT {
    private Tenant tenant;
    private Api once;

    @BeforeEach
    void register(Api api) {
        tenant = Tenant.register(api);
        once = tenant.api().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void theSecondIsTheFirstAnswerAgain() {
        Reply first = once.post("users", Map.of("display_name", "Al"));
        Reply second = once.post("users", Map.of("display_name", "Al"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).hasValue("true");
        assertThat(tenant.api().get("users").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void anotherBodyIsRefused() {
        once.post("users", Map.of("display_name", "Al"));
        Reply other = once.post("users", Map.of("display_name", "Bo"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void anotherApiKeyHasKeysOfItsOwn() {
        Reply first = once.post("users", Map.of());
        String key = tenant.api()
                .post("api-keys", Map.of("name", "b", "scopes", List.of("users:write")))
                .text("api_key");
        Reply second = once.as(key).post("users", Map.of());
        assertThat(second.text("user_id")).isNotEqualTo(first.text("user_id"));
    }

    @Test
    void aRefusalMayBeMendedUnderTheSameKey() {
        assertThat(once.post("users", Map.of("external_ref", "a@example.com")).status())
                .isEqualTo(422);
        assertThat(once.post("users", Map.of("external_ref", "a-1")).status()).isEqualTo(201);
    }

    @Test
    void aRegistrationCanBeRepeatedWithItsKeyWhole(Api api) {
        Api registering = api.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, String> body = Map.of("name", "Twice", "email", UUID.randomUUID() + "@example.com");
        Reply first = registering.post("tenants", body);
        Reply second = registering.post("tenants", body);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.as(second.text("api_key")).get("tenant").status()).isEqualTo(200);
    }

    @Test
    void manyAtOnceStoreOneExchange() throws Exception {
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        Map<String, String> body = Map.of(
                "user_id", user, "conversation_id", conversation, "user_message", "once", "agent_response", "yes");
        Callable<Reply> send = () -> once.post("memory/ingest", body);
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Reply> sent :
                    clients.invokeAll(Stream.generate(() -> send).limit(8).toList())) {
                assertThat(sent.get().status()).isIn(201, 409);
            }
        }
        assertThat(tenant.found(user, "once", Map.of())).containsExactly("once");
    }

    @Test
    void anEmptyOrLongKeyIsRefused() {
        for (String wrong : List.of("", "x".repeat(129), "a b")) {
            Reply reply = tenant.api().with("Idempotency-Key", wrong).post("users", Map.of());
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.field()).isEqualTo("Idempotency-Key");
        }
    }
}
