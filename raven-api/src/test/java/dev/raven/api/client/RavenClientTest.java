package dev.raven.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.raven.api.access.ApiKeyView;
import dev.raven.api.access.Scope;
import dev.raven.api.memory.IngestRequest;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.memory.QueryView;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.api.user.UserView;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client sends, what it makes of answers, and when it tries again. */
class RavenClientTest {
    private static final String KEY = "rk_test_rvn_abcdefghijkl_0123456789";
    private static final String USER = """
            {"user_id":"usr_1","tenant_id":"ten_1","external_ref":null,"display_name":"Alice","metadata":{"a":[1]},
             "created_at":"2026-11-24T13:57:33.312281007Z","legal_hold":null,"of_a_newer_server":{"x":1}}
            """;
    private static final String INGESTED =
            "{\"success\":true,\"interaction_id\":\"int_1\",\"buffered\":true,\"buffer_size\":1,\"message\":\"Stored.\"}";
    private static final IngestRequest SAID = IngestRequest.of("usr_1", "conv_1", "hello", "hi");

    private final RecordedWaiting waiting = new RecordedWaiting();
    private ScriptedServer server;
    private RavenClient raven;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        raven = RavenClient.builder(server.url()).apiKey(KEY).build(waiting);
    }

    @AfterEach
    void stop() {
        raven.close();
        server.close();
    }

    private ScriptedServer.Asked asked() {
        return server.asked().getLast();
    }

    private String sent(String header) {
        return String.valueOf(asked().headers().getFirst(header));
    }

    @Nested
    class Sends {

        @Test
        void whatIsSetAndNothingElse() {
            server.json(201, USER);
            UserView user = raven.users().create(new CreateUserRequest("u-17", null, Map.of("plan", "pro")));
            assertThat(asked().uri()).hasToString("/api/v1/users");
            assertThat(asked().body()).isEqualTo("{\"external_ref\":\"u-17\",\"metadata\":{\"plan\":\"pro\"}}");
            assertThat(sent("Authorization")).isEqualTo("Bearer " + KEY);
            assertThat(sent("Content-Type")).isEqualTo("application/json");
            assertThat(user.createdAt()).isEqualTo(Instant.parse("2026-11-24T13:57:33.312281007Z"));
            assertThat(user.metadata()).isEqualTo(Map.of("a", List.of(1)));
            assertThat(user.externalRef()).isNull();
        }

        @Test
        void aChangeAsKeepingClearingOrSetting() {
            server.json(200, USER);
            raven.users()
                    .update(
                            "usr_1",
                            new UpdateUserRequest(
                                    new Change.Keep<>(), new Change.Clear<>(), new Change.Set<>(Map.of("a", 1))));
            assertThat(asked().method()).isEqualTo("PATCH");
            assertThat(asked().body()).isEqualTo("{\"display_name\":null,\"metadata\":{\"a\":1}}");
        }

        @Test
        void timesAndNumbersAsTheContractHasThem() {
            server.json(200, "{\"memories\":[],\"facts\":[],\"context\":null,\"total_searched\":0,\"took_ms\":1}");
            raven.memory()
                    .query(QueryRequest.about("usr_1", "what?")
                            .since(Instant.parse("2026-01-31T12:00:00Z"))
                            .minScore(0.25)
                            .limit(3)
                            .build());
            assertThat(asked().body())
                    .isEqualTo(
                            "{\"user_id\":\"usr_1\",\"query\":\"what?\",\"limit\":3,\"since\":\"2026-01-31T12:00:00Z\",\"min_score\":0.25}");
        }

        @Test
        void parametersEscaped() {
            server.json(200, "{\"users\":[],\"limit\":20,\"offset\":0,\"total\":0,\"has_more\":false}");
            assertThat(raven.users().find("a&limit=1 ü")).isEmpty();
            assertThat(asked().uri().getRawQuery()).isEqualTo("external_ref=a%26limit%3D1+%C3%BC");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "..", "usr_1/hold", "usr_1?x", "usr 1"})
        void noIdThatWouldNameAnotherRoute(String id) {
            assertThatIllegalArgumentException().isThrownBy(() -> raven.users().erase(id));
            assertThat(server.asked()).isEmpty();
        }

        @Test
        void manyExchangesALineEachAndReadsAResultEach() {
            server.json(200, """
                    {"line":1,"success":true,"interaction_id":"int_1","error":null}
                    {"line":2,"success":false,"interaction_id":null,"error":{"type":"t","title":"T","status":404,"detail":"d","instance":"i","code":"not_found","errors":[]}}
                    """, Map.of("Content-Type", "application/x-ndjson"));
            assertThat(raven.memory().ingestAll(List.of(SAID, SAID)))
                    .extracting(line -> line.interactionId())
                    .containsExactly("int_1", null);
            assertThat(asked().body().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"user_id\""));
            assertThat(sent("Content-Type")).isEqualTo("application/x-ndjson");
        }

        @Test
        void theKeyThatIsValidNow() {
            Iterator<String> keys = List.of("first", "second").iterator();
            server.json(200, USER);
            try (RavenClient rotating =
                    RavenClient.builder(server.url()).apiKey(keys::next).build(waiting)) {
                rotating.users().get("usr_1");
                rotating.users().get("usr_1");
            }
            assertThat(server.asked())
                    .extracting(asked -> asked.headers().getFirst("Authorization"))
                    .containsExactly("Bearer first", "Bearer second");
        }
    }

    @Nested
    class Reads {

        @Test
        void aListThatIsLeftOutAsEmpty() {
            server.json(200, """
                    {"memories":[{"interaction_id":"int_1","conversation_id":"conv_1","user_message":"u","agent_response":"a",
                      "metadata":{},"occurred_at":"2026-01-01T00:00:00Z","created_at":"2026-01-01T00:00:00Z","score":0.5,"tier":"core"}],
                     "facts":[],"context":null,"total_searched":1,"took_ms":7}
                    """);
            QueryView found =
                    raven.memory().query(QueryRequest.about("usr_1", "what?").build());
            assertThat(found.memories().getFirst().contentFlags()).isEmpty();
        }

        @Test
        void aScopeOfANewerServerAsNone() {
            server.json(
                    200, "{\"key_id\":\"key_1\",\"scopes\":[\"memory:read\",\"dreams:read\"],\"status\":\"dormant\"}");
            ApiKeyView key = raven.apiKeys().get("key_1");
            assertThat(key.scopes()).containsExactly(Scope.MEMORY_READ);
            assertThat(key.status()).isNull();
        }

        @Test
        void aProblemWithAllThatItSays() {
            server.problem(422, "sensitive_content", Map.of());
            assertThatExceptionOfType(RavenProblemException.class)
                    .isThrownBy(() -> raven.memory().ingest(SAID))
                    .withMessage("422 sensitive_content: Mend it. (request request-sensitive_content)")
                    .asInstanceOf(type(RavenProblemException.class))
                    .satisfies(problem -> {
                        assertThat(problem.status()).isEqualTo(422);
                        assertThat(problem.is(ProblemCode.SENSITIVE_CONTENT)).isTrue();
                        assertThat(problem.errors()).containsExactly(new FieldError("f", "must be g"));
                        assertThat(problem.requestId()).isEqualTo("request-sensitive_content");
                        assertThat(problem.retryAfter()).isEmpty();
                    });
            assertThat(server.asked()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 403, 500})
        void aRefusalOfSomethingElseAsOneWithoutACode(int status) {
            server.json(status, "<html>", Map.of("Content-Type", "text/html", "Location", "http://127.0.0.1:1/"));
            assertThatExceptionOfType(RavenProblemException.class)
                    .isThrownBy(() -> raven.users().get("usr_1"))
                    .satisfies(problem -> {
                        assertThat(problem.status()).isEqualTo(status);
                        assertThat(problem.code()).isEmpty();
                    });
            assertThat(server.asked()).hasSize(1);
        }

        @Test
        void anAnswerThatIsNoneWithoutRepeatingIt() {
            server.json(200, "remembered text");
            assertThatExceptionOfType(RavenNoAnswerException.class)
                    .isThrownBy(() -> raven.users().get("usr_1"))
                    .withMessageContaining("does the URL lead to Raven?")
                    .withNoCause();
        }

        @Test
        void whatIsLeftOfTheLimits() {
            server.json(200, USER, Map.of("RateLimit", "\"key\";r=598;t=1, \"tenant\";t=3;r=0"));
            raven.users().get("usr_1");
            assertThat(raven.rateLimits())
                    .containsExactly(
                            new RateLimit("key", 598, Duration.ofSeconds(1)),
                            new RateLimit("tenant", 0, Duration.ofSeconds(3)));
        }
    }

    @Nested
    class TriesAgain {

        @Test
        void anIngestWhoseAnswerIsLostUnderTheSameKey() {
            server.breaks().problem(503, "storage_unavailable", Map.of()).json(201, INGESTED);
            assertThat(raven.memory().ingest(SAID).interactionId()).isEqualTo("int_1");
            assertThat(server.asked())
                    .hasSize(3)
                    .extracting(asked -> asked.headers().getFirst("Idempotency-Key"))
                    .doesNotContainNull()
                    .allMatch(sent("Idempotency-Key")::equals);
            assertThat(waiting.pauses()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
        }

        @Test
        void underAnotherKeyForEachExchange() {
            server.json(201, INGESTED);
            raven.memory().ingest(SAID);
            String first = sent("Idempotency-Key");
            raven.memory().ingest(SAID);
            assertThat(sent("Idempotency-Key")).isNotEqualTo(first);
        }

        @Test
        void noChangeWhoseAnswerIsLost() {
            server.breaks().json(200, USER);
            assertThatExceptionOfType(RavenNoAnswerException.class)
                    .isThrownBy(() -> raven.users()
                            .update(
                                    "usr_1",
                                    new UpdateUserRequest(
                                            new Change.Set<>("x"), new Change.Keep<>(), new Change.Keep<>())))
                    .satisfies(lost -> assertThat(lost.mayBeDone()).isTrue());
            assertThat(server.asked()).hasSize(1);
        }

        @Test
        void aChangeThatWasTurnedAwayAfterAsLongAsItWasTold() {
            server.problem(429, "rate_limited", Map.of("Retry-After", "7")).json(200, USER);
            raven.users()
                    .update(
                            "usr_1",
                            new UpdateUserRequest(new Change.Set<>("x"), new Change.Keep<>(), new Change.Keep<>()));
            assertThat(waiting.pauses()).containsExactly(Duration.ofMillis(7_200));
        }

        @Test
        void whenTheLimitIsWholeAgainWhereNoTimeIsTold() {
            server.problem(429, "rate_limited", Map.of("RateLimit", "\"key\";r=0;t=9, \"tenant\";r=4;t=30"))
                    .json(200, USER);
            raven.users().get("usr_1");
            assertThat(waiting.pauses()).containsExactly(Duration.ofMillis(9_200));
        }

        @Test
        void atOnceWhereTheDateIsOver() {
            server.problem(503, "overloaded", Map.of("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"))
                    .json(200, USER);
            raven.users().get("usr_1");
            assertThat(waiting.pauses()).containsExactly(Duration.ofMillis(200));
        }

        @Test
        void neverPastTheDeadline() {
            server.problem(429, "rate_limited", Map.of("Retry-After", "61"));
            assertThatExceptionOfType(RavenProblemException.class)
                    .isThrownBy(() -> raven.users().get("usr_1"))
                    .satisfies(problem -> assertThat(problem.retryAfter()).hasValue(Duration.ofSeconds(61)));
            assertThat(waiting.pauses()).isEmpty();
        }

        @Test
        void noMoreOftenThanItMay() {
            server.problem(503, "storage_unavailable", Map.of());
            assertThatExceptionOfType(RavenProblemException.class)
                    .isThrownBy(() -> raven.users().get("usr_1"));
            assertThat(server.asked()).hasSize(5);
            assertThat(waiting.pauses())
                    .containsExactly(
                            Duration.ofMillis(200),
                            Duration.ofMillis(400),
                            Duration.ofMillis(800),
                            Duration.ofMillis(1_600));
        }

        @ParameterizedTest
        @CsvSource({"401, unauthenticated", "404, not_found", "409, conversation_ended", "500, internal_error"})
        void nothingThatWouldBeAnsweredTheSame(int status, String code) {
            server.problem(status, code, Map.of());
            assertThatExceptionOfType(RavenProblemException.class)
                    .isThrownBy(() -> raven.memory().ingest(SAID));
            assertThat(server.asked()).hasSize(1);
        }

        @Test
        void aRequestWhoseFirstIsStillRunning() {
            server.problem(409, "idempotency_in_progress", Map.of()).json(201, INGESTED);
            assertThat(raven.memory().ingest(SAID).success()).isTrue();
        }

        @Test
        void whatNobodyTook() throws IOException {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            try (RavenClient alone = RavenClient.builder(URI.create("http://127.0.0.1:" + port))
                    .retries(2)
                    .build(waiting)) {
                assertThatExceptionOfType(RavenNoAnswerException.class)
                        .isThrownBy(() -> alone.users()
                                .update(
                                        "usr_1",
                                        new UpdateUserRequest(
                                                new Change.Set<>("x"), new Change.Keep<>(), new Change.Keep<>())))
                        .satisfies(lost -> assertThat(lost.mayBeDone()).isFalse());
            }
            assertThat(waiting.pauses()).hasSize(2);
        }
    }

    @Nested
    class Waits {

        @Test
        void noLongerThanTheTimeoutForABodyThatStalls() {
            server.stalls();
            try (RavenClient hasty = RavenClient.builder(server.url())
                    .timeout(Duration.ofMillis(200))
                    .retries(0)
                    .build()) {
                assertThatExceptionOfType(RavenNoAnswerException.class)
                        .isThrownBy(() -> hasty.users().get("usr_1"))
                        .withMessageContaining("no answer");
            }
        }

        @Test
        void notWhereTheThreadIsToEnd() {
            server.stalls();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(RavenNoAnswerException.class)
                    .isThrownBy(() -> raven.users().get("usr_1"))
                    .withMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://raven.example.com",
                    "http://127.0.0.1.example.com",
                    "http://localhost.example.com",
                    "ftp://localhost",
                    "https://user:secret@raven.example.com",
                    "https://raven.example.com?key=secret",
                    "raven.example.com"
                })
        void anAddressThatWouldGiveTheKeyAway(String url) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RavenClient.builder(URI.create(url)))
                    .withMessageStartingWith("url: ")
                    .withMessageNotContaining("secret");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://raven.example.com/memory/",
                    "http://localhost:8080",
                    "http://[::1]:8080",
                    "HTTPS://x"
                })
        void noAddressThatIsSafe(String url) {
            RavenClient.builder(URI.create(url)).build().close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "secret key", "secret\n", "secret\r\nX: y"})
        void aKeyThatIsNoneWithoutShowingIt(String key) {
            server.json(200, USER);
            try (RavenClient wrong =
                    RavenClient.builder(server.url()).apiKey(key).build(waiting)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> wrong.users().get("usr_1"))
                        .withMessage("apiKey: must be the API key alone, without blanks or line breaks")
                        .withNoCause();
            }
        }

        @Test
        void toShowTheKey() {
            server.breaks();
            assertThat(raven.toString()).doesNotContain(KEY);
            assertThat(new Credentials(() -> KEY).toString()).doesNotContain(KEY);
            assertThatExceptionOfType(RavenNoAnswerException.class)
                    .isThrownBy(() -> raven.users().get("usr_1"))
                    .satisfies(lost -> assertThat(lost).hasStackTraceContaining("broke"))
                    .satisfies(lost -> {
                        for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
                            assertThat(String.valueOf(cause)).doesNotContain(KEY);
                        }
                    });
        }
    }
}
