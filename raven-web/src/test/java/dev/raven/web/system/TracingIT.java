package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.opentelemetry.Collector;
import dev.raven.core.signal.Signal;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a collector is told by a running server, and what it never is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String TOKEN = "collectors-own-token";
    private static final Pattern LOST =
            Pattern.compile("(?m)^raven_tracing_spans_total\\{outcome=\"failed\"} ([0-9.E]+)$");
    /** What the conventions name of a request, and the labels of metrics. */
    private static final Set<String> SAID = Stream.concat(
                    Stream.of(
                            "http.request.method",
                            "http.route",
                            "http.response.status_code",
                            "error.type",
                            "db.system.name"),
                    Stream.of(Signal.values())
                            .flatMap(signal -> signal.labels().stream())
                            .map(label -> "raven." + label))
            .collect(Collectors.toUnmodifiableSet());

    private final Path data = Raven.temporary();
    private final Collector collector = new Collector();
    private RavenServer server;

    @BeforeAll
    void start() {
        server = RavenServer.started(
                data,
                Map.of(
                        "RAVEN_TRACING_URL",
                        collector.url().toString(),
                        "RAVEN_TRACING_HEADERS",
                        "Authorization=Bearer%20" + TOKEN,
                        "RAVEN_LOG_FORMAT",
                        "json",
                        "RAVEN_CONSOLIDATE_IDLE_SECONDS",
                        "5"));
    }

    @AfterAll
    void stop() {
        server.close();
        collector.close();
        Raven.delete(data);
    }

    private List<Span> spans(String name) {
        return collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static String metrics(RavenServer of) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(of.management() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void aRequestIsPartOfItsClientsTraceAndWhatItTookIsBelowIt() {
        Tenant tenant = Tenant.register(Api.of(server.url()));
        String user = tenant.user();
        tenant.ingest(user, tenant.conversation(user), "The ferry leaves at nine.", "Noted.");
        Reply reply = tenant.api()
                .with("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .post("memory/query", Map.of("user_id", user, "query", "when does the ferry leave"));
        assertThat(reply.status()).isEqualTo(200);
        Patience.until(() -> ofTrace().containsKey("POST /api/v1/memory/query"), server::log); // ends last
        Map<String, List<Span>> spans = ofTrace();
        Span served = spans.get("POST /api/v1/memory/query").get(0);
        assertThat(Collector.hex(served.getParentSpanId())).isEqualTo(PARENT);
        assertThat(served.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(Collector.attributes(served.getAttributesList()))
                .containsEntry("http.response.status_code", "200")
                .containsEntry("http.route", "/api/v1/memory/query");
        assertThat(spans.get("rankings").get(0).getParentSpanId()).isEqualTo(served.getSpanId());
        assertThat(spans).containsKeys("redis.trips", "embeddings");
        assertThat(collector.headers())
                .allSatisfy(headers -> assertThat(headers.get("Authorization")).containsExactly("Bearer " + TOKEN));
    }

    private Map<String, List<Span>> ofTrace() {
        return collector.spans().stream()
                .filter(span -> Collector.hex(span.getTraceId()).equals(TRACE))
                .collect(Collectors.groupingBy(Span::getName));
    }

    @Test
    void whatANodeDoesByItselfIsATraceOfItsOwn() {
        Tenant tenant = Tenant.register(Api.of(server.url()));
        String user = tenant.user();
        tenant.ingest(user, tenant.conversation(user), "The ferry leaves at nine.", "Noted.");
        Patience.until(() -> !spans("consolidations").isEmpty(), server::log);
        Span consolidation = spans("consolidations").get(0);
        assertThat(consolidation.getParentSpanId().isEmpty()).isTrue();
        assertThat(collector.spans())
                .anySatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(consolidation.getSpanId()));
    }

    @Test
    void nothingThatAnybodySaidOrIsKnownByIsSent() {
        String canary = "canary7f3a9c";
        Tenant tenant = Tenant.register(Api.of(server.url()));
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        tenant.ingest(user, conversation, "The " + canary + " sings.", "So the " + canary + " does.");
        tenant.query(user, "does the " + canary + " sing", Map.of());
        Api traced = tenant.api()
                .with("X-Request-Id", "request-" + canary)
                .with("User-Agent", "agent-" + canary)
                .with("traceparent", "00-" + "7".repeat(32) + "-" + PARENT + "-01")
                .with("tracestate", "said=" + canary)
                .with("baggage", "said=" + canary);
        assertThat(traced.get("users/" + user + "?" + canary + "=1").status()).isEqualTo(200);
        assertThat(traced.get("nothing/" + canary).status()).isEqualTo(404);
        assertThat(Api.of(server.url()).as("rk_test_" + canary).get("tenant").status())
                .isEqualTo(401);
        Patience.until(
                () -> spans("GET unmatched").size() > 0
                        && spans("GET /api/v1/users/{user_id}").size() > 0
                        && spans("GET /api/v1/tenant").size() > 0,
                server::log);
        assertThat(collector.bodies())
                .allSatisfy(body -> assertThat(new String(body, StandardCharsets.ISO_8859_1))
                        .doesNotContain(canary, user, conversation, tenant.id(), tenant.key(), "127.0.0.1", TOKEN)
                        .doesNotContainPattern("(ten|usr|key|conv|int|job)_[A-Za-z0-9_-]{22}|rk_(test|live)_"));
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(SAID)
                        .containsAll(
                                Collector.attributes(span.getAttributesList()).keySet()));
    }

    @Test
    void aCollectorThatHangsOrIsAwayIsNoticedByNobodyWhoAsks() {
        for (boolean hangs : new boolean[] {true, false}) {
            Path directory = Raven.temporary();
            try (Collector gone = new Collector()) {
                Map<String, String> settings =
                        new HashMap<>(Map.of("RAVEN_TRACING_URL", gone.url().toString()));
                if (hangs) {
                    gone.hang();
                } else {
                    gone.close();
                }
                try (RavenServer other = RavenServer.started(directory, settings)) {
                    Tenant tenant = Tenant.register(Api.of(other.url()));
                    String user = tenant.user();
                    String conversation = tenant.conversation(user);
                    for (int i = 0; i < 50; i++) {
                        tenant.ingest(user, conversation, "The ferry leaves at nine.", "Noted.");
                    }
                    assertThat(tenant.found(user, "when does the ferry leave", Map.of()))
                            .isNotEmpty();
                    Patience.until(() -> lost(other) > 0, other::log);
                }
            } finally {
                Raven.delete(directory);
            }
        }
    }

    private static double lost(RavenServer of) {
        Matcher counted = LOST.matcher(metrics(of));
        return counted.find() ? Double.parseDouble(counted.group(1)) : 0;
    }
}
