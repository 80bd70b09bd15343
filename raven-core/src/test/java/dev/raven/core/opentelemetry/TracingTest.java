package dev.raven.core.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.parallel.Patience;
import dev.raven.core.request.RequestContext;
import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.RequestSpan;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector is sent, over HTTP. */
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Collector collector = new Collector();

    @AfterEach
    void close() {
        collector.close();
    }

    private Tracing tracing(Map<String, String> more) {
        return tracing(more, Duration.ofSeconds(10));
    }

    private Tracing tracing(Map<String, String> more, Duration sending) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("RAVEN_TRACING_URL", collector.url().toString());
        return new Exporting(
                        TracingSettings.from(new Environment(settings)).orElseThrow(),
                        new Origin(Deployment.STAGING, "node-1"),
                        new Random(7),
                        Clock.fixed(NOON, ZoneOffset.UTC),
                        sending)
                .open();
    }

    private static RequestSpan request(Tracing tracing, Map<String, String> headers) {
        return tracing.request("POST", name -> Optional.ofNullable(headers.get(name)));
    }

    private static Map<String, String> sampled(boolean flag) {
        return Map.of(
                "traceparent", "00-" + TRACE + "-" + PARENT + "-0" + (flag ? 1 : 0), "tracestate", "vendor=opaque");
    }

    private Map<String, Span> byName() {
        return collector.spans().stream().collect(Collectors.toMap(Span::getName, span -> span));
    }

    private static Map<String, String> attributes(Span span) {
        return Collector.attributes(span.getAttributesList());
    }

    @Test
    void aRequestIsASpanOfItsClientsTraceAndWhatItTakesIsBelowIt() {
        try (Tracing tracing = tracing(Map.of())) {
            RequestSpan request = request(tracing, sampled(true));
            try (CurrentTrace.Scope within = request.enter();
                    Signals.Timing ranking = tracing.begin(Signal.RANKINGS)) {
                tracing.took(Signal.REDIS_TRIPS, Duration.ofMillis(5), "plain", "answered");
                ranking.done();
            }
            request.end("/api/v1/memory/query", 200);
        }
        Map<String, Span> spans = byName();
        assertThat(spans).containsOnlyKeys("POST /api/v1/memory/query", "rankings", "redis.trips");
        Span served = spans.get("POST /api/v1/memory/query");
        Span ranking = spans.get("rankings");
        Span trip = spans.get("redis.trips");
        assertThat(spans.values()).allSatisfy(span -> {
            assertThat(Collector.hex(span.getTraceId())).isEqualTo(TRACE);
            assertThat(span.getTraceState()).isEmpty();
            assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
        });
        assertThat(Collector.hex(served.getParentSpanId())).isEqualTo(PARENT);
        assertThat(served.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(attributes(served))
                .isEqualTo(Map.of(
                        "http.request.method",
                        "POST",
                        "http.route",
                        "/api/v1/memory/query",
                        "http.response.status_code",
                        "200"));
        assertThat(ranking.getParentSpanId()).isEqualTo(served.getSpanId());
        assertThat(trip.getParentSpanId()).isEqualTo(ranking.getSpanId());
        assertThat(trip.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(attributes(trip))
                .isEqualTo(Map.of("db.system.name", "redis", "raven.kind", "plain", "raven.outcome", "answered"));
        assertThat(trip.getEndTimeUnixNano()).isEqualTo(NOON.toEpochMilli() * 1_000_000);
        assertThat(trip.getEndTimeUnixNano() - trip.getStartTimeUnixNano()).isEqualTo(5_000_000);
        assertThat(collector.resources().get(0))
                .containsEntry("service.name", "raven")
                .containsEntry("service.instance.id", "node-1")
                .containsEntry("deployment.environment.name", "staging")
                .containsKey("service.version");
    }

    @Test
    void whatFailedIsMarked() {
        try (Tracing tracing = tracing(Map.of())) {
            RequestSpan request = request(tracing, Map.of());
            try (CurrentTrace.Scope within = request.enter();
                    Signals.Timing unfinished = tracing.begin(Signal.EMBEDDINGS)) {
                tracing.took(Signal.REDIS_TRIPS, Duration.ofMillis(5), "plain", "timed_out");
            }
            request.end("unmatched", 503);
        }
        Map<String, Span> spans = byName();
        assertThat(spans.values())
                .hasSize(3)
                .allSatisfy(span -> assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR));
        assertThat(attributes(spans.get("redis.trips"))).containsEntry("error.type", "timed_out");
        assertThat(attributes(spans.get("POST unmatched"))).containsEntry("error.type", "503");
    }

    @Test
    void otherServersAreToldWhereTheyAreAsked() {
        try (Tracing tracing = tracing(Map.of())) {
            RequestSpan request = request(tracing, sampled(true));
            Map<String, Map<String, String>> told = new HashMap<>();
            try (CurrentTrace.Scope within = request.enter()) {
                RequestContext.carrying(() -> told.put("elsewhere", CurrentTrace.headers()))
                        .run();
                try (Signals.Timing embedding = tracing.begin(Signal.EMBEDDINGS)) {
                    told.put("embedding", CurrentTrace.headers());
                    embedding.done("question");
                }
                told.put("after", CurrentTrace.headers());
            }
            request.end("unmatched", 200);
            assertThat(CurrentTrace.headers()).isEmpty();
            assertThat(told.get("elsewhere")).isEqualTo(told.get("after"));
            assertThat(told.get("embedding"))
                    .containsOnlyKeys("traceparent")
                    .extractingByKey("traceparent")
                    .asString()
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .isNotEqualTo(told.get("after").get("traceparent"))
                    .doesNotContain(PARENT);
        }
    }

    @Test
    void whatIsDoneForNoRequestIsATraceOfItsOwnAndItsTripsAloneAreNone() {
        try (Tracing tracing = tracing(Map.of())) {
            tracing.took(Signal.REDIS_TRIPS, Duration.ofMillis(5), "plain", "answered");
            try (Signals.Timing step = tracing.begin(Signal.JOB_STEPS)) {
                tracing.took(Signal.REDIS_TRIPS, Duration.ofMillis(1), "acknowledged", "answered");
                step.done("keys.rotate");
            }
        }
        Map<String, Span> spans = byName();
        assertThat(spans).containsOnlyKeys("job.steps", "redis.trips");
        assertThat(spans.get("job.steps").getParentSpanId().isEmpty()).isTrue();
        assertThat(spans.get("redis.trips").getParentSpanId())
                .isEqualTo(spans.get("job.steps").getSpanId());
        assertThat(attributes(spans.get("job.steps"))).isEqualTo(Map.of("raven.kind", "keys.rotate"));
    }

    @Test
    void aClientMayAskNotToBeTracedAndCannotAskToBe() {
        try (Tracing none = tracing(Map.of("RAVEN_TRACING_RATIO", "0"))) {
            request(none, sampled(true)).end("unmatched", 200);
            request(none, Map.of()).end("unmatched", 200);
        }
        try (Tracing all = tracing(Map.of())) {
            RequestSpan request = request(all, sampled(false));
            try (CurrentTrace.Scope within = request.enter()) {
                all.took(Signal.REDIS_TRIPS, Duration.ofMillis(5), "plain", "answered");
                assertThat(CurrentTrace.headers().get("traceparent"))
                        .startsWith("00-" + TRACE)
                        .endsWith("-00");
            }
            request.end("unmatched", 200);
        }
        assertThat(collector.spans()).isEmpty();
        try (Tracing half = tracing(Map.of("RAVEN_TRACING_RATIO", "0.5"))) {
            for (int i = 0; i < 200; i++) {
                RequestSpan request = request(half, sampled(true)); // one id for all: it decides nothing
                try (CurrentTrace.Scope within = request.enter()) {
                    half.took(Signal.REDIS_TRIPS, Duration.ofMillis(5), "plain", "answered");
                }
                request.end("unmatched", 200);
            }
        }
        Map<String, Long> counted =
                collector.spans().stream().collect(Collectors.groupingBy(Span::getName, Collectors.counting()));
        assertThat(counted.get("POST unmatched")).isBetween(60L, 140L).isEqualTo(counted.get("redis.trips"));
    }

    @Test
    void aParentThatIsNoneBeginsANewTrace() {
        try (Tracing tracing = tracing(Map.of())) {
            String sent = sampled(true).get("traceparent");
            request(tracing, Map.of("traceparent", sent + "," + sent)).end("unmatched", 200);
        }
        Span span = collector.spans().get(0);
        assertThat(span.getParentSpanId().isEmpty()).isTrue();
        assertThat(Collector.hex(span.getTraceId())).isNotEqualTo(TRACE);
    }

    @Test
    void theCollectorIsSentItsHeadersAndWhatBecameOfSpansIsCounted() {
        Tracing tracing = tracing(Map.of("RAVEN_TRACING_HEADERS", "Authorization=Bearer%20token,x-org=7"));
        request(tracing, Map.of()).end("unmatched", 200);
        tracing.close();
        assertThat(collector.headers().get(0))
                .containsEntry("Authorization", List.of("Bearer token"))
                .containsEntry("X-org", List.of("7"));
        assertThat(outcomes(tracing)).isEqualTo(Map.of("sent", 1.0, "failed", 0.0, "dropped", 0.0));
    }

    @Test
    void whatACollectorRefusesIsCountedAsFailed() {
        collector.answer(400);
        Tracing tracing = tracing(Map.of());
        request(tracing, Map.of()).end("unmatched", 200);
        tracing.close();
        assertThat(outcomes(tracing)).isEqualTo(Map.of("sent", 0.0, "failed", 1.0, "dropped", 0.0));
    }

    /** All that is told is taken at once, and what has no room is counted. */
    @Test
    void aCollectorThatHangsKeepsNobodyWaiting() {
        collector.hang();
        Tracing tracing = tracing(Map.of());
        int many = 20_000;
        for (int i = 0; i < many; i++) {
            request(tracing, Map.of()).end("unmatched", 200);
        }
        double dropped = outcomes(tracing).get("dropped");
        assertThat(dropped).isBetween(many / 2.0, (double) many);
        assertThat(outcomes(tracing).get("sent")).isZero();
        collector.close();
        tracing.close();
    }

    /** The time-outs of the JDK's client end with the headers. */
    @Test
    void aCollectorThatFallsSilentWithinItsAnswersIsStillSentTo() {
        collector.fallSilent();
        try (Tracing tracing = tracing(Map.of(), Duration.ofSeconds(1))) {
            Patience.until(() -> {
                request(tracing, Map.of()).end("unmatched", 200);
                return collector.headers().size() > 4; // more than there are threads
            });
        }
    }

    private static Map<String, Double> outcomes(Tracing tracing) {
        return tracing.readings().stream()
                .collect(Collectors.toMap(reading -> reading.labels().get("outcome"), Reading::value));
    }
}
