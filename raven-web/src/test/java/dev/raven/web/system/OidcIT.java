package dev.raven.web.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.web.oidc.FakeOidcProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in through an identity provider, as a browser does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcIT {
    private static final String SITE = "https://raven.example";
    private static final String CONSOLE = SITE + "/console/";

    private final Path data = Raven.temporary();
    private FakeOidcProvider provider;
    private RavenServer server;
    private Tenant tenant;

    /** The tenant is made first: the setting names it. */
    @BeforeAll
    void start() throws IOException {
        provider = new FakeOidcProvider();
        try (RavenServer before = RavenServer.started(data, Map.of())) {
            tenant = Tenant.register(Api.of(before.url()));
        }
        server = RavenServer.started(
                data,
                Map.of(
                        "RAVEN_OIDC_ISSUER",
                        provider.issuer(),
                        "RAVEN_OIDC_CLIENT_ID",
                        FakeOidcProvider.CLIENT,
                        "RAVEN_OIDC_CLIENT_SECRET",
                        FakeOidcProvider.SECRET,
                        "RAVEN_OIDC_TENANT",
                        tenant.id(),
                        "RAVEN_OIDC_SCOPES",
                        "raven-auditors=audit:read;raven-admins=tenant:admin,audit:read",
                        "RAVEN_PUBLIC_URL",
                        "https://raven.example"));
        tenant = tenant.on(server);
    }

    @BeforeEach
    void auditor() {
        provider.putsIn("raven-auditors");
    }

    @AfterAll
    void stop() {
        server.close();
        provider.close();
        Raven.delete(data);
    }

    /** Keeps cookies, as far as these tests set any, and follows nothing by itself. */
    private final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final Map<String, String> cookies = new HashMap<>();

        HttpResponse<String> opens(String path) {
            try {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(server.url().resolve(path));
                if (!cookies.isEmpty()) {
                    request.header(
                            "Cookie",
                            cookies.entrySet().stream().map(Object::toString).collect(joining("; ")));
                }
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
                return answer;
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private void keep(String setCookie) {
            String[] pair = setCookie.split(";")[0].split("=", 2);
            if (setCookie.endsWith("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }

        /** To the provider and back; what it brings. */
        String comesBackWith() {
            HttpResponse<String> sent = opens("/api/v1/sessions/oidc/start");
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
            return provider.signsIn(
                    URI.create(sent.headers().firstValue("Location").orElse("")));
        }

        /** Where it ends up. */
        String ends(String query) {
            HttpResponse<String> answer = opens("/api/v1/sessions/oidc/callback?" + query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(cookies).doesNotContainKey("__Host-raven-sign-in");
            return answer.headers().firstValue("Location").orElse("");
        }

        Api console() {
            return Api.of(server.url())
                    .with("Raven-Console", "1")
                    .with("Cookie", "__Host-raven-session=" + cookies.get("__Host-raven-session"));
        }
    }

    private Browser signedIn() {
        Browser browser = new Browser();
        assertThat(browser.ends(browser.comesBackWith())).isEqualTo(CONSOLE);
        return browser;
    }

    private static void isNotSignedIn(Browser browser) {
        assertThat(browser.cookies).doesNotContainKey("__Host-raven-session");
    }

    @Test
    void whoeverIsToSignInIsToldThroughWhom() {
        assertThat(Api.of(server.url()).get("sessions/oidc").text("issuer")).isEqualTo(provider.issuer());
    }

    @Test
    void theCookiesAreSetAsTheyShouldBe() {
        Browser browser = new Browser();
        HttpResponse<String> sent = browser.opens("/api/v1/sessions/oidc/start");
        assertThat(sent.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("__Host-raven-sign-in=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");

        HttpResponse<String> back = browser.opens("/api/v1/sessions/oidc/callback?"
                + provider.signsIn(
                        URI.create(sent.headers().firstValue("Location").orElse(""))));
        assertThat(back.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie)
                                .matches(
                                        "__Host-raven-session=ses_[A-Za-z0-9_.-]{66}; Path=/; Secure; HttpOnly; SameSite=Strict"))
                .contains("__Host-raven-sign-in=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
                .hasSize(2);
    }

    @Test
    void anAuditorReadsTheLogAndNothingElse() {
        Api console = signedIn().console();

        assertThat(console.get("audit/events").status()).isEqualTo(200);
        assertThat(console.get("tenant").status()).isEqualTo(403);
        JsonNode who = console.get("sessions/current").json();
        assertThat(who.path("tenant_id").asText()).isEqualTo(tenant.id());
        assertThat(who.path("scopes")).hasToString("[\"audit:read\"]");
    }

    @Test
    void theLogSaysWhoItIs() {
        String key = signedIn().console().get("sessions/current").text("key_id");

        JsonNode admitted = tenant.api()
                .get("audit/events?action=staff.admit&limit=1")
                .json()
                .at("/events/0");
        assertThat(admitted.at("/target/id").asText()).isEqualTo(key);
        assertThat(admitted.at("/details/subject").asText()).isEqualTo("248289761001");
        assertThat(admitted.at("/details/issuer").asText()).isEqualTo(provider.issuer());
        JsonNode opened = tenant.api()
                .get("audit/events?action=session.open&limit=1")
                .json()
                .at("/events/0");
        assertThat(opened.at("/actor/key_id").asText()).isEqualTo(key);
        assertThat(tenant.api().get("api-keys/" + key).text("name")).isEqualTo("Mia Möller");
    }

    @Test
    void whoIsMovedToAnotherGroupHasItsScopesFromThenOn() {
        String key = signedIn().console().get("sessions/current").text("key_id");
        provider.putsIn("raven-admins");

        Api console = signedIn().console();

        assertThat(console.get("api-keys").status()).isEqualTo(200);
        assertThat(console.get("sessions/current").text("key_id")).isEqualTo(key);
    }

    @Test
    void whoIsInNoneOfTheGroupsIsTold() {
        provider.putsIn("guests");
        Browser guest = new Browser();

        assertThat(guest.ends(guest.comesBackWith())).isEqualTo(CONSOLE + "?sign_in=insufficient_scope");
        isNotSignedIn(guest);
    }

    @Test
    void anAnswerToAnotherBrowserIsNone() {
        String stolen = new Browser().comesBackWith();
        Browser mallory = new Browser();
        mallory.comesBackWith();

        assertThat(mallory.ends(stolen)).isEqualTo(CONSOLE + "?sign_in=unauthenticated");
        isNotSignedIn(mallory);
        Browser without = new Browser();
        assertThat(without.ends(stolen)).isEqualTo(CONSOLE + "?sign_in=unauthenticated");
        isNotSignedIn(without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&iss=https://evil.example", "&error=access_denied"})
    void whatElseTheAnswerSaysIsHeard(String more) {
        Browser browser = new Browser();
        String answer = browser.comesBackWith();
        String sent = more.contains("error") ? answer.replaceFirst("code=[^&]*&", "") + more : answer + more;

        assertThat(browser.ends(sent)).isEqualTo(CONSOLE + "?sign_in=unauthenticated");
        isNotSignedIn(browser);
    }

    @Test
    void whoIsRevokedIsOutAtOnceAndStaysOut() throws IOException {
        provider.actsFor("a-leaver");
        Browser leaver = signedIn();
        String key = leaver.console().get("sessions/current").text("key_id");
        assertThat(tenant.api().delete("api-keys/" + key).status()).isEqualTo(204);

        assertThat(leaver.console().get("audit/events").status()).isEqualTo(401);
        Browser again = new Browser();
        assertThat(again.ends(again.comesBackWith())).isEqualTo(CONSOLE + "?sign_in=unauthenticated");
        isNotSignedIn(again);
        provider.actsFor("248289761001");
    }

    @Test
    void noSecretOfItIsInTheLogOfTheServer() throws IOException {
        Browser browser = new Browser();
        String query = browser.comesBackWith();
        String attempt = browser.cookies.get("__Host-raven-sign-in");
        browser.ends(query);
        String session = browser.cookies.get("__Host-raven-session");
        browser.console().get("audit/events");

        for (String secret :
                List.of(attempt, session.split("\\.")[1], query.substring(5, 41), FakeOidcProvider.SECRET)) {
            assertThat(server.logged(secret)).isFalse();
        }
    }
}
