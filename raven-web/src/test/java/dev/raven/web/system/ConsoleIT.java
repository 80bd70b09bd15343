package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.raven.web.node.NodeProject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The console in a real browser. With {@code RAVEN_PICTURES=1} in the environment, docs/console.md gets new pictures.
 */
@ExtendWith(Raven.class)
class ConsoleIT {
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final Path PICTURES =
            Path.of("").toAbsolutePath().getParent().resolve("docs/console");

    private static final int MORE_THAN_A_PAGE = 30;
    private static final Map<String, String> PROVABLE = new HashMap<>();

    private static void run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        boolean there = Files.isExecutable(Path.of(CHROMIUM));
        assertThat(there || System.getenv("CI") == null).as(CHROMIUM).isTrue();
        assumeTrue(there, "skipped: this machine has no " + CHROMIUM);
        NodeProject.installed("console").run(script, environment);
    }

    /** A tenant of its own, with something in its log. */
    private static Map<String, String> scene(Api anybody, RavenServer server) {
        Tenant tenant = Tenant.register(anybody, Map.of("rate_limit_per_minute", 100_000));
        String user = tenant.user();
        tenant.ingest(user, tenant.conversation(user), "I moved to Oslo in May.", "Noted.");
        Reply auditor = tenant.api().post("api-keys", Map.of("name", "Compliance", "scopes", List.of("audit:read")));
        Reply agent = tenant.api().post("api-keys", Map.of("name", "Support agent", "preset", "agent_runtime"));
        assertThat(anybody.as(agent.text("api_key")).get("tenant").status()).isEqualTo(403);
        for (int size = 20; size < 20 + MORE_THAN_A_PAGE; size++) {
            tenant.api().patch("tenant", Map.of("settings", Map.of("batch_size", size)));
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("RAVEN", server.url().toString());
        environment.put("CHROMIUM", CHROMIUM);
        environment.put("ADMIN_KEY", tenant.key());
        environment.put("OPERATOR_KEY", server.operatorKey());
        environment.put(
                "ADMIN_KEY_ID",
                tenant.api().get("api-keys").json().at("/api_keys/0/key_id").asText());
        environment.put("AUDITOR_KEY", auditor.text("api_key"));
        environment.put("USER_ID", user);
        return environment;
    }

    /** One for all who look at a proof: a log's first checkpoint takes a minute. */
    private static synchronized Map<String, String> provable(Api anybody, RavenServer server) {
        if (PROVABLE.isEmpty()) {
            PROVABLE.putAll(scene(anybody, server));
            Api api = anybody.as(PROVABLE.getOrDefault("ADMIN_KEY", ""));
            PROVABLE.put("EVENT_ID", covered(api, 1));
            PROVABLE.put("CHANGE_ID", covered(api, change(api)));
        }
        return PROVABLE;
    }

    /** The newest change of the tenant's settings. */
    private static long change(Api api) {
        return api.get("audit/events?action=tenant.update")
                .json()
                .at("/events/0/sequence")
                .asLong();
    }

    /** An event, once a checkpoint covers it. */
    private static String covered(Api api, long sequence) {
        String line = api.get("audit/export?format=ndjson")
                .body()
                .lines()
                .skip(sequence)
                .findFirst()
                .orElseThrow();
        String event = Reply.parsed(line).at("/event/event_id").asText();
        Patience.until(
                () -> api.get("audit/events/" + event + "/proof").status() == 200,
                () -> api.get("audit/checkpoints/latest").body());
        return event;
    }

    @Test
    void letsInWhoMayAndLeavesNothingBehind(Api anybody, RavenServer server) throws IOException, InterruptedException {
        run("signing.mjs", scene(anybody, server));
    }

    @Test
    void anAuditorFindsProvesExportsAndSignsOff(Api anybody, RavenServer server)
            throws IOException, InterruptedException {
        run("auditing.mjs", provable(anybody, server));
    }

    @Test
    void anAdministratorKeepsKeysUsersAndSettings(Api anybody, RavenServer server)
            throws IOException, InterruptedException {
        run("administering.mjs", scene(anybody, server));
    }

    @Test
    void everyPageIsUsableInLightAndDarkWideAndNarrow(Api anybody, RavenServer server)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(provable(anybody, server));
        if (System.getenv("RAVEN_PICTURES") != null) {
            environment.put("PICTURES", PICTURES.toString());
        }
        run("looking.mjs", environment);
    }

    @Test
    void itsFilesAreHandedOutUnderItsPolicyAndNothingElseIs(RavenServer server)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> start = get(client, server, "/console/");
            assertThat(start.statusCode()).isEqualTo(200);
            assertThat(start.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; script-src 'self'");
            assertThat(start.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(start.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(start.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(get(client, server, "/console/lib/lit-html/lit-html.js").statusCode())
                    .isEqualTo(200);
            assertThat(get(client, server, "/console/lib/uplot/uPlot.esm.js").statusCode())
                    .isEqualTo(200);
            assertThat(get(client, server, "/console").statusCode()).isEqualTo(302);
            for (String path : new String[] {"nowhere", "lib/uplot/LICENSE", "%2e%2e/WEB-INF/web.xml"}) {
                HttpResponse<String> missing = get(client, server, "/console/" + path);
                assertThat(missing.statusCode()).as(path).isBetween(400, 404);
                assertThat(missing.body()).doesNotContain("<web-app", "MIT License");
            }
        }
    }

    private static HttpResponse<String> get(HttpClient client, RavenServer server, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
