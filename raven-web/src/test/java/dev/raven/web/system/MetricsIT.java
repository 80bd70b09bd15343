package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.signal.Signal;
import dev.raven.crypto.vault.FakeVault;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.web.openapi.OpenApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an engineer on call reads of a running server, and what nobody else does. */
@ExtendWith(Raven.class)
class MetricsIT {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:raven|jvm|process|system)_[a-z0-9_]+)` \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE ([a-z0-9_]+) ");
    private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]+)\"");
    /** What is only known after the first look or backup, has not happened on a server that is well, or where neither a collector nor a certificate is named. */
    private static final Set<String> LATER = Set.of(
            "raven_backup_last_success_timestamp_seconds",
            "raven_drill_last_success_timestamp_seconds",
            "raven_retention_last_look_timestamp_seconds",
            "raven_tenant_keys",
            "raven_tls_certificate_end_timestamp_seconds",
            "raven_tracing_spans_total",
            "jvm_gc_pause_seconds",
            "jvm_gc_pause_seconds_max",
            "jvm_gc_concurrent_phase_time_seconds",
            "jvm_gc_concurrent_phase_time_seconds_max");

    private static HttpResponse<String> get(URI server, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String scrape(RavenServer server) {
        HttpResponse<String> scraped = get(server.management(), "/metrics");
        assertThat(scraped.statusCode()).isEqualTo(200);
        assertThat(scraped.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return scraped.body();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double value(String scraped, String series) {
        return scraped.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }

    private static String requests(String method, String route, String status) {
        return "raven_http_requests_seconds_count{method=\"" + method + "\",route=\"" + route + "\",status=\"" + status
                + "\"}";
    }

    @Nested
    class Requests {

        @Test
        void aRequestThatFailsIsCountedUnderItsRouteAndClass(RavenServer server) {
            Tenant tenant = Tenant.register(Api.of(server.url()));
            String missing = requests("GET", "/api/v1/users/{user_id}", "4xx");
            String refused = requests("GET", "/api/v1/tenant", "4xx");
            String before = scrape(server);
            assertThat(tenant.api().get("users/usr_AAAAAAAAAAAAAAAAAAAAAA").status())
                    .isEqualTo(404);
            assertThat(Api.of(server.url()).get("tenant").status()).isEqualTo(401);
            Patience.until(
                    () -> {
                        String after = scrape(server); // a request is counted when its answer has left
                        return value(after, missing) == value(before, missing) + 1
                                && value(after, refused) == value(before, refused) + 1;
                    },
                    server::log);
        }

        @Test
        void whatIsAnsweredByAnotherThreadIsCounted(RavenServer server) {
            Tenant tenant = Tenant.register(Api.of(server.url()));
            String export = requests("GET", "/api/v1/users/{user_id}/export", "2xx");
            double before = value(scrape(server), export);
            assertThat(tenant.api().get("users/" + tenant.user() + "/export").status())
                    .isEqualTo(200);
            Patience.until(() -> value(scrape(server), export) == before + 1, server::log);
        }

        @Test
        void manyPathsAndManyPeopleMakeNoMoreSeries(RavenServer server) {
            Api api = Api.of(server.url());
            Tenant tenant = Tenant.register(api);
            Runnable many = () -> {
                for (int i = 0; i < 40; i++) {
                    String word = UUID.randomUUID().toString();
                    api.get("/" + word);
                    api.get("nothing/" + word + "/" + word);
                    api.get("users/" + word);
                    tenant.api().get("users/" + tenant.user());
                }
            };
            many.run();
            long series = scrape(server)
                    .lines()
                    .filter(line -> line.startsWith("raven_http"))
                    .count();
            many.run();
            String after = scrape(server);
            assertThat(after.lines()
                            .filter(line -> line.startsWith("raven_http"))
                            .count())
                    .isLessThanOrEqualTo(series + 20); // what other tests ask for meanwhile
            Set<String> known = new OpenApiDocument()
                    .operations().keySet().stream()
                            .map(operation -> operation.replaceAll(".* ", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            known.add("unmatched");
            known.add("/console/");
            assertThat(known).containsAll(found(ROUTE, after));
        }

        @Test
        void noLabelNamesAnybody(RavenServer server) {
            Tenant tenant = Tenant.register(Api.of(server.url()));
            String user = tenant.user();
            tenant.api().get("users/" + user);
            assertThat(scrape(server))
                    .doesNotContain(user, tenant.id(), tenant.key())
                    .doesNotContainPattern("=\"(ten|usr|key|conv|int|job)_[A-Za-z0-9_-]{22}\"|rk_(test|live)_");
        }
    }

    @Test
    void thePageNamesWhatAScrapeGivesAndNoOther(RavenServer server) throws IOException {
        Tenant tenant = Tenant.register(Api.of(server.url()));
        tenant.found(tenant.user(), "anything", Map.of());
        Set<String> scraped = found(TYPE, scrape(server));
        Set<String> written = found(ROW, Files.readString(PAGE));
        assertThat(written).containsAll(scraped);
        Set<String> unseen = new TreeSet<>(written);
        unseen.removeAll(scraped);
        unseen.removeAll(LATER);
        unseen.removeIf(name -> Arrays.stream(Signal.values())
                .anyMatch(signal -> name.startsWith("raven_" + signal.metric().replace('.', '_'))));
        assertThat(unseen).isEmpty();
    }

    @Test
    void theWayToTheStorageAndItsQueuesAreTold(RavenServer server) {
        Tenant.register(Api.of(server.url()));
        String scraped = scrape(server);
        assertThat(scraped)
                .contains("raven_redis_trips_seconds_count{kind=\"plain\",outcome=\"answered\"}")
                .contains(
                        "raven_key_service_calls_seconds_count{key=\"operator\",operation=\"wrap\",outcome=\"success\",provider=\"local\"}")
                .contains("raven_audit_copy_up{copy=\"file\"} 1.0")
                .contains("raven_consolidation_queue_tasks ", "raven_jobs_waiting ", "raven_index_cache_memories ");
    }

    @Test
    void whileTheStorageHangsAScrapeAnswersWithoutWhatLiesThere() {
        Path data = Raven.temporary();
        try (RedisServer redis = RedisServer.start("--appendfsync", "always");
                RavenServer server = RavenServer.started(data, Map.of("REDIS_URL", redis.url()))) {
            assertThat(scrape(server)).contains("raven_jobs_waiting ");
            redis.freeze(true);
            String scraped = scrape(server);
            assertThat(scraped).doesNotContain("raven_jobs_waiting ").contains("raven_redis_connections{");
            assertThat(get(server.management(), "/health/live").statusCode()).isEqualTo(200);
            Patience.until(() -> get(server.management(), "/health/ready").statusCode() == 503, server::log);
            redis.freeze(false);
            Patience.until(() -> scrape(server).contains("raven_jobs_waiting "), server::log);
        } finally {
            Raven.delete(data);
        }
    }

    /** Where the load balancer looks there is a word, and nothing of what is wrong or how much there is. */
    @Test
    void inProductionTheMainListenerSaysNoMoreThanAWord() throws IOException {
        Path data = Raven.temporary();
        try (FakeVault vault = new FakeVault();
                RedisServer redis = RedisServer.start("--appendfsync", "always")) {
            Map<String, String> production = Production.settings(vault, redis.url(), "ab".repeat(32));
            try (RavenServer server = RavenServer.started(data, production)) {
                Api main = Api.of(server.url());
                assertThat(main.get("/metrics").status()).isEqualTo(404);
                assertThat(main.get("/openapi").status()).isEqualTo(404);
                for (String word : new String[] {"/health/live", "/health/started", "/health/ready"}) {
                    assertThat(main.get(word).body()).isEqualTo("{\"status\":\"UP\"}");
                }
                JsonNode ready = new ObjectMapper()
                        .readTree(get(server.management(), "/health/ready").body());
                assertThat(ready.path("checks").findValuesAsText("name"))
                        .contains("accepting", "audit", "audit_file", "keys", "storage");
                assertThat(scrape(server)).contains("raven_http_requests_seconds_count");
                assertThat(get(server.management(), "/openapi").body()).startsWith("openapi: 3.1.0");
                assertThat(get(server.management(), "/api/v1/tenant").statusCode())
                        .isEqualTo(404);
            }
        } finally {
            Raven.delete(data);
        }
    }
}
