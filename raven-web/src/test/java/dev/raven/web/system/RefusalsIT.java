package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.raven.api.access.Scope;
import dev.raven.core.access.ApiKeyText;
import dev.raven.web.system.RawHttp.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever may not do what an operation does is told so, and nothing else, at every operation that the server
 * describes: a new one is held against all of this by being described. What takes a server behind a proxy is in
 * {@link DeploymentIT}; what belongs to somebody else in {@link StrangersIT}.
 */
@ExtendWith(Raven.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {
    /** What callers without a key may ask. */
    private static final Set<String> PUBLIC = Set.of(
            "POST /api/v1/tenants",
            "GET /api/v1/sessions/oidc",
            "GET /api/v1/sessions/oidc/start",
            "GET /api/v1/sessions/oidc/callback");

    /** What anybody may do who is let in at all. */
    private static final Set<String> ANY_CALLERS = Set.of(
            "GET /api/v1/caller",
            "POST /api/v1/sessions",
            "GET /api/v1/sessions/current",
            "DELETE /api/v1/sessions/current");
    /** Never refused for want of tokens. */
    private static final String SIGNING_OUT = "DELETE /api/v1/sessions/current";

    /** Let in, nobody of the tenant would be again: it has a tenant of its own. */
    private static final String LAST = "DELETE /api/v1/tenant";

    private static final List<String> ALL = Arrays.stream(Scope.values())
            .filter(scope -> scope != Scope.PLATFORM_ADMIN)
            .map(Scope::wireName)
            .toList();
    private static final long MEBIBYTE = 1024 * 1024;

    private Api anybody;
    private Tenant tenant;
    private List<Operation> operations;

    @BeforeAll
    void register(Api api) {
        anybody = api;
        tenant = Tenant.register(api, Map.of("rate_limit_per_minute", 1_000_000));
        operations = Operation.served(api);
    }

    private Stream<Operation> keyed() {
        return operations.stream().filter(operation -> !operation.isPublic());
    }

    private static Stream<DynamicTest> each(Stream<Operation> operations, Consumer<Sample> check) {
        return operations
                .flatMap(operation -> operation.samples().stream())
                .map(sample -> dynamicTest(sample.toString(), () -> check.accept(sample)));
    }

    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("WWW-Authenticate").orElse("")).isEqualTo(status == 401 ? "Bearer" : "");
        assertThat(reply.header("Retry-After").isPresent()).isEqualTo(status == 429);
    }

    private Api keyWith(Map<String, ?> more) {
        return anybody.as(make(more).text("api_key"));
    }

    private Reply make(Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of("name", "k", "scopes", ALL));
        wanted.putAll(more);
        Reply made = tenant.api().post("api-keys", wanted);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    @Test
    void everyOperationNamesAScopeButWhatAnybodyOrAnyCallerMay() {
        assertThat(operations)
                .hasSizeGreaterThan(30)
                .allSatisfy(operation -> assertThat(operation.isPublic())
                        .as(operation.toString())
                        .isEqualTo(PUBLIC.contains(operation.toString())))
                .allSatisfy(operation -> assertThat(operation.opens().contains(Set.of()))
                        .as(operation.toString())
                        .isEqualTo(operation.isPublic() || ANY_CALLERS.contains(operation.toString())))
                .allSatisfy(operation ->
                        assertThat(operation.opens()).as(operation.toString()).isNotEmpty());
    }

    @Test
    void everyBodyThatIsShownIsOneThatIsTakenAndTogetherTheyHaveEveryId() {
        for (Operation operation :
                operations.stream().filter(Operation::hasBody).toList()) {
            operation
                    .examples()
                    .forEach(example -> assertThat(
                                    operation.document().violations(operation.bodySchema(), example.toString()))
                            .as("%s %s", operation, example)
                            .isEmpty());
            assertThat(operation.samples().stream().flatMap(sample -> sample.ids().keySet().stream()))
                    .as("ids in the examples of %s", operation)
                    .containsAll(operation.bodyIds().keySet());
        }
    }

    private record Caller(String name, Api api, int status, String code) {}

    @TestFactory
    Stream<DynamicContainer> whoeverMayNotComeInAtAllIsToldWhy() {
        String broken = tenant.key().substring(0, tenant.key().length() - 1)
                + (tenant.key().endsWith("0") ? "1" : "0");
        Api revoked = revoked();
        Api expired = expired();
        return Stream.of(
                        new Caller("malformed", anybody.as("x"), 401, "unauthenticated"),
                        new Caller("mistyped", anybody.as(broken), 401, "unauthenticated"),
                        new Caller("unknown", anybody.as(minted("test")), 401, "unauthenticated"),
                        new Caller("revoked", revoked, 401, "unauthenticated"),
                        new Caller("expired", expired, 401, "unauthenticated"),
                        new Caller("of another environment", anybody.as(minted("live")), 403, "wrong_environment"),
                        new Caller("from elsewhere", elsewhere(), 403, "ip_not_allowed"))
                .map(caller ->
                        dynamicContainer(caller.name(), each(operations.stream(), sample -> refused(sample, caller))));
    }

    /** A client's own name of the request comes back with the refusal, too. */
    private static void refused(Sample sample, Caller caller) {
        Reply reply = sample.call(caller.api().with("X-Request-Id", "refused-by-name"));
        refused(reply, caller.status(), caller.code());
        assertThat(reply.header("X-Request-Id")).hasValue("refused-by-name");
    }

    private static String minted(String environment) {
        return ApiKeyText.mint(environment, new SecureRandom()).reveal();
    }

    private Api elsewhere() {
        return keyWith(Map.of("allowed_cidrs", List.of("203.0.113.0/24"))).with("X-Forwarded-For", "203.0.113.9");
    }

    private Api revoked() {
        Reply made = make(Map.of());
        assertThat(tenant.api().delete("api-keys/" + made.text("key_id")).status())
                .isEqualTo(204);
        return anybody.as(made.text("api_key"));
    }

    private Api expired() {
        Api brief = keyWith(Map.of("expires_at", Instant.now().plusSeconds(5).toString()));
        Patience.until(() -> brief.get("tenant").status() == 401, () -> "the key does not expire");
        return brief;
    }

    @TestFactory
    Stream<DynamicTest> withoutAKeyNobodyIsLetIn() {
        return each(keyed(), sample -> {
            for (Api keyless : List.of(
                    anybody,
                    anybody.as(""),
                    anybody.with("Authorization", tenant.key()),
                    anybody.with("Authorization", "Basic " + tenant.key()))) {
                refused(sample.call(keyless), 401, "unauthenticated");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aKeyThatLacksAScopeIsToldWhich() {
        Map<String, Api> lacking = ALL.stream()
                .collect(Collectors.toMap(
                        scope -> scope,
                        scope -> keyWith(Map.of(
                                "scopes",
                                ALL.stream()
                                        .filter(other -> !other.equals(scope))
                                        .toList()))));
        return each(keyed(), sample -> {
            for (String scope : sample.operation().scopes()) {
                Reply reply = sample.call(lacking.get(scope));
                refused(reply, 403, "insufficient_scope");
                assertThat(reply.text("detail")).contains(scope);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aKeyWithJustTheScopesIsLetIn() {
        new Things(tenant).of("evt"); // the log has a checkpoint then, which some ask for
        Map<Set<String>, Api> keys = keyed().map(Operation::scopes)
                .filter(scopes -> !scopes.isEmpty())
                .distinct()
                .collect(Collectors.toMap(scopes -> scopes, scopes -> keyWith(Map.of("scopes", scopes))));
        Stream<Operation> opened = keyed().filter(operation -> keys.containsKey(operation.scopes()))
                .filter(operation -> !operation.toString().equals(LAST));
        return each(opened, sample -> {
            Map<String, Object> values = new HashMap<>(sample.ids(new Things(tenant)::of));
            values.put("scopes", sample.operation().scopes());
            Reply reply = sample.call(keys.get(sample.operation().scopes()), values);
            assertThat(reply.status()).as(reply.body()).isIn(200, 201, 202, 204);
        });
    }

    @Test
    void aKeyWithJustItsScopeErasesATenant() {
        Tenant leaving = Tenant.register(anybody);
        Reply reply = leaving.limitedTo("tenant:admin").delete("tenant", Map.of("confirm", leaving.id()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    }

    @TestFactory
    Stream<DynamicTest> theOperatorsKeyOpensWhatNamesItAndNothingElse(RavenServer server) {
        Api operator = server.operator();
        return each(keyed(), sample -> {
            Reply reply = sample.call(operator);
            if (sample.operation().isTheOperatorsToo()) {
                assertThat(reply.status()).as(reply.body()).isNotIn(401, 403);
            } else {
                refused(reply, 403, "insufficient_scope");
            }
        });
    }

    /** Where one comes through, it took the only request that a minute has. */
    @TestFactory
    Stream<DynamicTest> whoAsksTooOftenIsToldToWait() {
        Tenant hasty = Tenant.register(anybody, Map.of("rate_limit_per_minute", 1));
        return each(
                operations.stream().filter(operation -> !operation.toString().equals(SIGNING_OUT)), sample -> {
                    Reply first = sample.call(hasty.api());
                    Reply reply = first.status() == 429 ? first : sample.call(hasty.api());
                    refused(reply, 429, "rate_limited");
                    assertThat(Integer.parseInt(reply.header("Retry-After").orElse("0")))
                            .isPositive();
                    assertThat(reply.header("RateLimit-Policy").orElse("")).startsWith("\"key\";q=1;w=60");
                    assertThat(reply.header("RateLimit").orElse("")).startsWith("\"key\";r=0;t=");
                });
    }

    @TestFactory
    Stream<DynamicTest> aBodyOfAnotherTypeIsNotRead() {
        return each(operations.stream().filter(Operation::hasBody), sample -> {
            Api typed = tenant.api().with("Content-Type", "text/plain");
            Map<String, String> values = sample.nobodys();
            refused(
                    typed.send(
                            sample.operation().method(),
                            sample.target(values),
                            BodyPublishers.ofString(sample.text(values))),
                    415,
                    "unsupported_media_type");
        });
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsTooLargeIsRefusedBeforeItComes() {
        RawHttp raw = new RawHttp(anybody.url());
        return each(operations.stream().filter(Operation::hasBody), sample -> {
            String type = sample.operation().mediaType();
            long limit = limit(sample.operation());
            Answer answer = raw.request(
                    sample.operation().method() + " " + sample.target(sample.nobodys()),
                    "Authorization: Bearer " + tenant.key() + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                            + (limit + 1) + "\r\n",
                    "");
            assertThat(answer.status()).as(answer.text()).isEqualTo(413);
            assertThat(Reply.parsed(answer.body()).path("code").asText()).isEqualTo("payload_too_large");
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
        });
    }

    private static long limit(Operation operation) {
        if (operation.path().endsWith("/import")) {
            return 512 * MEBIBYTE;
        }
        return operation.mediaType().endsWith("ndjson") ? 32 * MEBIBYTE : MEBIBYTE;
    }
}
