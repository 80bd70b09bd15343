package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what they do not get to see; {@link RefusalsIT} asks every operation. */
@ExtendWith(Raven.class)
class AccessIT {
    private Tenant tenant;

    @BeforeEach
    void register(Api api) {
        tenant = Tenant.register(api);
    }

    @Nested
    class Stranger {

        @Test
        void aConversationOfAnotherUserOfTheSameTenantIsNotThereEither() {
            String conversation = tenant.conversation(tenant.user());
            String other = tenant.user();
            Reply reply = tenant.api()
                    .post(
                            "memory/ingest",
                            Map.of(
                                    "user_id",
                                    other,
                                    "conversation_id",
                                    conversation,
                                    "user_message",
                                    "x",
                                    "agent_response",
                                    "y"));
            assertThat(reply.status()).isEqualTo(404);
        }

        @Test
        void nobodysSearchFindsWhatAnotherSaid(Api api) {
            String owner = tenant.user();
            tenant.ingest(owner, tenant.conversation(owner), "The safe opens with 4711.", "ok");
            Tenant mallory = Tenant.register(api);
            String user = mallory.user();
            mallory.ingest(user, mallory.conversation(user), "Where is the safe?", "I do not know.");
            assertThat(mallory.query(user, "The safe opens with 4711.", Map.of())
                            .body())
                    .doesNotContain("opens with");
            String neighbour = tenant.user();
            assertThat(tenant.found(neighbour, "The safe opens with 4711.", Map.of()))
                    .isEmpty();
        }
    }

    @Nested
    class Keys {

        @Test
        void everyWrongKeyGetsTheSameAnswer(Api api) {
            String broken = tenant.key().substring(0, tenant.key().length() - 1)
                    + (tenant.key().endsWith("0") ? "1" : "0");
            List<Api> wrong = List.of(
                    api,
                    api.as("x"),
                    api.as(""),
                    api.as(broken),
                    api.as("rk_test_rvn_" + "0".repeat(12) + "_" + "0".repeat(38)),
                    api.with("Authorization", "Basic " + tenant.key()),
                    api.with("Authorization", tenant.key()));
            Set<String> answers = wrong.stream()
                    .map(client -> client.get("tenant"))
                    .map(reply ->
                            reply.status() + reply.header("WWW-Authenticate").orElse("") + Problems.shape(reply))
                    .collect(Collectors.toSet());
            assertThat(answers).singleElement().asString().startsWith("401Bearer{");
        }

        @ParameterizedTest
        @ValueSource(strings = {"api_key", "apikey", "API_KEY", "token", "access_token", "key", "Authorization", "x"})
        void aKeyInTheUrlIsRefusedAndNotRepeated(String parameter, Api api) {
            for (Api client : List.of(api, tenant.api())) {
                Reply reply = client.get("tenant?" + parameter + "=" + tenant.key());
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.code()).isEqualTo("api_key_in_url");
                assertThat(reply.body()).doesNotContain(tenant.key());
            }
        }

        @Test
        void aKeyInThePathOrInTheNameOfTheRequestIsNotRepeated() {
            Reply path = tenant.api().get("users/" + tenant.key());
            assertThat(path.status()).isEqualTo(404);
            Reply name = tenant.api().with("X-Request-Id", tenant.key()).get("tenant");
            for (Reply reply : List.of(path, name)) {
                assertThat(reply.body() + reply.http().headers().map()).doesNotContain(tenant.key());
            }
        }

        @Test
        void anAllowListOfTheTenantHoldsForAllItsKeysAndCannotLockItsAuthorOut() {
            Reply out = tenant.api().patch("tenant", allowed("203.0.113.0/24"));
            assertThat(out.status()).isEqualTo(400);
            assertThat(out.field()).isEqualTo("settings.allowed_cidrs");
            assertThat(tenant.api().patch("tenant", allowed("127.0.0.1/32")).status())
                    .isEqualTo(200);
            Reply broken = tenant.api().patch("tenant", allowed("127.0.0.1/99"));
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.body()).doesNotContain("/99");
        }

        private static Map<String, ?> allowed(String network) {
            return Map.of("settings", Map.of("allowed_cidrs", List.of(network)));
        }

        @Test
        void aKeyWorksOnlyFromItsAddresses(Api api) {
            Map<String, Object> wanted = Map.of("name", "office", "scopes", List.of("tenant:read"));
            Map<String, Object> elsewhere = new java.util.HashMap<>(wanted);
            elsewhere.put("allowed_cidrs", List.of("203.0.113.0/24"));
            Map<String, Object> here = new java.util.HashMap<>(wanted);
            here.put("allowed_cidrs", List.of("127.0.0.0/8", "::1/128"));
            Reply refused = api.as(tenant.api().post("api-keys", elsewhere).text("api_key"))
                    .with("X-Forwarded-For", "203.0.113.9")
                    .get("tenant");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("ip_not_allowed");
            assertThat(api.as(tenant.api().post("api-keys", here).text("api_key"))
                            .get("tenant")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class RateLimits {

        @Test
        void theBucketIsToldAndThenItIsEmpty(Api api) {
            Tenant small = Tenant.register(api, Map.of("rate_limit_per_minute", 3));
            Reply first = small.api().get("tenant");
            assertThat(first.header("RateLimit-Policy").orElse("")).startsWith("\"key\";q=3;w=60");
            assertThat(first.header("RateLimit").orElse("")).startsWith("\"key\";r=2;t=");
            List<Integer> next = Stream.generate(() -> small.api().get("tenant"))
                    .limit(3)
                    .map(Reply::status)
                    .toList();
            assertThat(next).isEqualTo(List.of(200, 200, 429));
            Reply limited = small.api().get("tenant");
            assertThat(limited.code()).isEqualTo("rate_limited");
            assertThat(Integer.parseInt(limited.header("Retry-After").orElse("0")))
                    .isBetween(1, 60);
        }
    }
}
