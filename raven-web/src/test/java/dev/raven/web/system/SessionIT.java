package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in from a browser: what a session opens, to whom, and when it ends. */
@ExtendWith(Raven.class)
class SessionIT {
    private static final String SET =
            "__Host-raven-session=(ses_[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}); Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final String ENDED = "__Host-raven-session=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0";

    private Tenant tenant;
    private Browser browser;

    /** What a browser does with a cookie, and the console with its header. */
    private record Browser(Api anybody, Reply signedIn) {
        static Browser signIn(Api anybody, String key) {
            Reply reply = anybody.with("Raven-Console", "1").as(key).post("sessions", "");
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            return new Browser(anybody, reply);
        }

        String token() {
            return signedIn.header("Set-Cookie").orElse("").replaceFirst("^" + SET + "$", "$1");
        }

        Api withoutMark() {
            return anybody.with("Cookie", "theme=dark; __Host-raven-session=" + token());
        }

        Api console() {
            return withoutMark().with("Raven-Console", "1");
        }
    }

    @BeforeEach
    void signIn(Api api) {
        tenant = Tenant.register(api);
        browser = Browser.signIn(api, tenant.key());
    }

    private static void unauthenticated(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthenticated");
    }

    @Nested
    class SigningIn {

        @Test
        void setsACookieThatNoScriptReadsAndNoOtherSiteSends() {
            List<String> cookies = browser.signedIn().http().headers().allValues("Set-Cookie");

            assertThat(cookies).singleElement().asString().matches(SET);
            assertThat(browser.signedIn().body()).doesNotContain(browser.token(), tenant.key());
        }

        @Test
        void tellsWhoIsSignedInAndUntilWhen() {
            JsonNode told = browser.signedIn().json();
            Instant created = Instant.parse(told.path("created_at").asText());

            assertThat(told.path("session_id").asText())
                    .isEqualTo(browser.token().split("\\.")[0]);
            assertThat(told.path("tenant_id").asText()).isEqualTo(tenant.id());
            assertThat(tenant.key()).startsWith(told.path("api_key_prefix").asText() + "_");
            assertThat(Instant.parse(told.path("idle_expires_at").asText()))
                    .isEqualTo(created.plus(Duration.ofMinutes(15)));
            assertThat(Instant.parse(told.path("expires_at").asText())).isEqualTo(created.plus(Duration.ofHours(8)));
            assertThat(browser.console().get("sessions/current").json()).isEqualTo(told);
        }

        @Test
        void isForWhoeverHasAKeyWhateverItsScopes(Api api) {
            Reply made = tenant.api().post("api-keys", Map.of("name", "auditor", "scopes", List.of("audit:read")));
            Browser auditor = Browser.signIn(api, made.text("api_key"));

            assertThat(auditor.signedIn().json().path("scopes")).hasToString("[\"audit:read\"]");
            assertThat(auditor.signedIn().text("key_id")).isEqualTo(made.text("key_id"));
            assertThat(auditor.console().get("audit/events").status()).isEqualTo(200);
            Reply refused = auditor.console().get("tenant");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("detail")).contains("tenant:read");
        }

        @Test
        void isForTheOperatorToo(Api api, RavenServer server) throws Exception {
            String key = java.nio.file.Files.readString(server.data().resolve("operator.key"))
                    .strip();
            Browser operator = Browser.signIn(api, key);

            assertThat(operator.signedIn().json().path("tenant_id").isNull()).isTrue();
            assertThat(operator.signedIn().json().path("scopes")).hasToString("[\"platform:admin\"]");
            assertThat(operator.console().get("platform/tenants").status()).isEqualTo(200);
            assertThat(operator.console().get("tenant").status()).isEqualTo(403);
            assertThat(operator.console().delete("sessions/current").status()).isEqualTo(204);
        }

        @Test
        void isNotToBeHadWithASessionOrWithoutAnything(Api api) {
            unauthenticated(browser.console().post("sessions", ""));
            unauthenticated(api.with("Raven-Console", "1").post("sessions", ""));
            unauthenticated(api.post("sessions", Map.of("api_key", tenant.key())));
        }

        @Test
        void endsTheSessionThatTheBrowserHad(Api api) {
            Reply again = browser.console().as(tenant.key()).post("sessions", "");

            assertThat(again.status()).isEqualTo(201);
            unauthenticated(browser.console().get("tenant"));
            assertThat(new Browser(api, again).console().get("tenant").status()).isEqualTo(200);
        }
    }

    @Nested
    class WithASession {

        @Test
        void everyKindOfRequestIsAnswered() {
            Api console = browser.console();
            Reply user = console.post("users", Map.of("display_name", "Mia"));
            String path = "users/" + user.text("user_id");

            assertThat(user.status()).isEqualTo(201);
            assertThat(console.get(path).text("display_name")).isEqualTo("Mia");
            assertThat(console.patch(path, Map.of("display_name", "Mio")).status())
                    .isEqualTo(200);
            assertThat(console.delete(path).status()).isEqualTo(200);
            assertThat(console.get("audit/export?format=csv").status()).isEqualTo(200);
            assertThat(console.get("jobs").header("RateLimit-Policy").orElse(""))
                    .startsWith("\"key\"");
        }

        @Test
        void theLogSaysThatItWasASessionAndWhich() {
            Api console = browser.console();
            console.with("X-Request-Id", "made-in-a-browser")
                    .post("api-keys", Map.of("name", "made in a browser", "scopes", List.of("memory:read")));

            JsonNode made = events("request_id=made-in-a-browser").get(0);
            assertThat(made.at("/actor/type").asText()).isEqualTo("api_key");
            assertThat(tenant.key()).startsWith(made.at("/actor/key_prefix").asText());
            assertThat(made.at("/actor/session_id").asText())
                    .isEqualTo(browser.signedIn().text("session_id"));
        }

        @Test
        void signingInAndOutIsRecorded() {
            browser.console().delete("sessions/current");

            List<JsonNode> told = events("action=session.*");
            assertThat(told)
                    .extracting(event -> event.path("action").asText())
                    .containsExactly("session.close", "session.open");
            assertThat(told).allSatisfy(event -> {
                assertThat(event.path("category").asText()).isEqualTo("authentication");
                assertThat(event.path("outcome").asText()).isEqualTo("success");
                assertThat(event.path("target"))
                        .hasToString("{\"type\":\"session\",\"id\":\""
                                + browser.signedIn().text("session_id") + "\"}");
            });
            assertThat(told.get(1).path("actor").has("session_id")).isFalse();
        }

        private List<JsonNode> events(String filter) {
            JsonNode page = tenant.api().get("audit/events?" + filter).json();
            return StreamSupport.stream(page.path("events").spliterator(), false)
                    .toList();
        }

        @Test
        void anApiKeyThatIsSentTooGoesBeforeIt(Api api) {
            Tenant other = Tenant.register(api);

            assertThat(browser.console().as(other.key()).get("tenant").text("tenant_id"))
                    .isEqualTo(other.id());
            unauthenticated(browser.console().as("x").get("tenant"));
            unauthenticated(
                    browser.console().with("Authorization", "Basic eDp5").get("tenant"));
            assertThat(browser.console()
                            .as(tenant.key())
                            .get("sessions/current")
                            .status())
                    .isEqualTo(404);
            assertThat(browser.console()
                            .as(tenant.key())
                            .delete("sessions/current")
                            .status())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Sec-Fetch-Site | cross-site",
                    "Sec-Fetch-Site | same-site",
                    "Sec-Fetch-Site | none",
                    "Origin         | https://evil.example",
                    "Origin         | null"
                })
        void whatAnotherSitesPageSendsIsNothing(String header, String value) {
            for (Api site : List.of(browser.console(), browser.withoutMark())) {
                unauthenticated(site.with(header, value).get("tenant"));
                unauthenticated(site.with(header, value).patch("tenant", Map.of("name", "taken")));
                unauthenticated(site.with(header, value).delete("sessions/current"));
            }
            assertThat(browser.console().get("tenant").text("name")).isEqualTo("Example");
        }

        @Test
        void aFormThatSendsTheCookieAloneIsNobodys() {
            unauthenticated(browser.withoutMark().get("tenant"));
            unauthenticated(browser.withoutMark()
                    .with("Sec-Fetch-Site", "same-origin")
                    .patch("tenant", Map.of("name", "taken")));
            assertThat(browser.withoutMark()
                            .with("Sec-Fetch-Site", "same-origin")
                            .get("audit/export?format=csv")
                            .status())
                    .as("a link")
                    .isEqualTo(200);
        }

        @Test
        void ourOwnPagesAreKnownByTheirOrigin(Api api) {
            String origin = api.url().toString();

            assertThat(browser.console().with("Origin", origin).get("tenant").status())
                    .isEqualTo(200);
            assertThat(browser.console()
                            .with("Sec-Fetch-Site", "same-origin")
                            .with("Origin", "https://outside.example")
                            .get("tenant")
                            .status())
                    .as("behind a proxy that names the server otherwise")
                    .isEqualTo(200);
        }
    }

    @Nested
    class TheSessionEnds {

        @Test
        void onSigningOut() {
            Reply out = browser.console().delete("sessions/current");

            assertThat(out.status()).isEqualTo(204);
            assertThat(out.http().headers().allValues("Set-Cookie")).containsExactly(ENDED);
            unauthenticated(browser.console().get("tenant"));
            unauthenticated(browser.console().get("sessions/current"));
        }

        @Test
        void withItsKey(Api api) {
            Reply made = tenant.api().post("api-keys", Map.of("name", "leaver", "scopes", List.of("tenant:read")));
            Browser leaver = Browser.signIn(api, made.text("api_key"));
            assertThat(leaver.console().get("tenant").status()).isEqualTo(200);
            tenant.api().delete("api-keys/" + made.text("key_id"));

            unauthenticated(leaver.console().get("tenant"));
            unauthenticated(leaver.console().get("sessions/current"));
        }

        @Test
        void withTheScopesThatAreTakenFromItsKey(Api api) {
            Reply made =
                    tenant.api().post("api-keys", Map.of("name", "k", "scopes", List.of("tenant:read", "audit:read")));
            Browser narrowed = Browser.signIn(api, made.text("api_key"));
            tenant.api()
                    .patch("api-keys/" + made.text("key_id"), Map.of("scopes", List.of("audit:read", "users:read")));

            assertThat(narrowed.console().get("tenant").status()).isEqualTo(403);
            assertThat(narrowed.console().get("users").status())
                    .as("was never the session's")
                    .isEqualTo(403);
            assertThat(narrowed.console().get("sessions/current").json().path("scopes"))
                    .hasToString("[\"audit:read\"]");
        }
    }

    @Test
    void whatIsNoSessionGetsTheAnswerOfNoKey(Api api) {
        String id = browser.token().split("\\.")[0];
        browser.console().delete("sessions/current");
        Set<String> answers = Stream.of(browser.token(), id, id + "." + "A".repeat(43), "x", "", tenant.key())
                .map(sent -> api.with("Raven-Console", "1").with("Cookie", "__Host-raven-session=" + sent))
                .flatMap(client -> Stream.of(client, api))
                .map(client -> client.get("tenant"))
                .map(reply -> reply.status() + reply.header("WWW-Authenticate").orElse("") + Problems.shape(reply))
                .collect(Collectors.toSet());

        assertThat(answers).singleElement().asString().startsWith("401Bearer{");
    }
}
