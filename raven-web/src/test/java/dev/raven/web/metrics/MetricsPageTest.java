package dev.raven.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.signal.Reading;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private final AtomicBoolean started = new AtomicBoolean(true);
    private final Registry registry = new Registry();
    private final ToldSpans spans = new ToldSpans();
    private final MeteredSignals signals = new MeteredSignals(registry, spans);
    private final MetricsPage page = new MetricsPage(
            registry,
            new Readings(
                    List.of(
                            MetricsPageTest::broken,
                            () -> List.of(
                                    Reading.gauge("cache_bytes", "How much", 12).of("kind", "a"),
                                    Reading.gauge("cache_bytes", "How much", 13).of("kind", "b"),
                                    Reading.counter("cache_hits", "How often", 7)
                                            .of("kind", "a"))),
                    List.of(),
                    started::get));

    private static List<Reading> broken() {
        throw new IllegalStateException("no part of a scrape");
    }

    @AfterEach
    void close() {
        page.close();
        registry.close();
    }

    private String scraped() {
        return new String(page.page("", "").orElseThrow().body(), StandardCharsets.UTF_8);
    }

    @Test
    void showsReadingsOfOneNameTogetherWhateverElseFails() {
        assertThat(scraped())
                .contains(
                        "# TYPE raven_cache_bytes gauge\n"
                                + "raven_cache_bytes{kind=\"a\"} 12.0\n"
                                + "raven_cache_bytes{kind=\"b\"} 13.0\n",
                        "# TYPE raven_cache_hits_total counter\nraven_cache_hits_total{kind=\"a\"} 7.0\n");
    }

    @Test
    void showsWhatWasCountedAndHowLongItTook() {
        signals.count(Signal.JOB_ENDS, 1, "platform.backup", "succeeded");
        signals.count(Signal.JOB_ENDS, 2, "platform.backup", "succeeded");
        signals.took(Signal.KEY_SERVICE_CALLS, Duration.ofMillis(7), "aws", "wrap", "operator", "success");
        assertThat(scraped())
                .contains("raven_job_ends_total{kind=\"platform.backup\",outcome=\"succeeded\"} 3.0")
                .contains("raven_key_service_calls_seconds_count{"
                        + "key=\"operator\",operation=\"wrap\",outcome=\"success\",provider=\"aws\"} 1")
                .contains("raven_key_service_calls_seconds_bucket{"
                        + "key=\"operator\",operation=\"wrap\",outcome=\"success\",provider=\"aws\",le=\"0.01\"} 1")
                .contains("raven_key_service_calls_seconds_bucket{"
                        + "key=\"operator\",operation=\"wrap\",outcome=\"success\",provider=\"aws\",le=\"0.005\"} 0");
    }

    @Test
    void whatTakesTimeIsTracedAndCountsOnceItIsDone() {
        try (Signals.Timing broken = signals.begin(Signal.JOB_STEPS)) {
            assertThat(scraped()).doesNotContain("raven_job_steps");
        }
        assertThat(scraped()).doesNotContain("raven_job_steps");
        try (Signals.Timing step = signals.begin(Signal.JOB_STEPS)) {
            step.done("platform.backup", "done");
        }
        signals.took(Signal.REDIS_TRIPS, Duration.ofMillis(7), "plain", "answered");
        assertThat(scraped()).contains("raven_job_steps_seconds_count{kind=\"platform.backup\",outcome=\"done\"} 1");
        assertThat(spans.told)
                .containsExactly(
                        "begin JOB_STEPS",
                        "close",
                        "begin JOB_STEPS",
                        "done [platform.backup, done]",
                        "close",
                        "REDIS_TRIPS 7 [plain, answered]");
    }

    @Test
    void showsTheJvmAndTheBuild() {
        assertThat(scraped())
                .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ", "process_files_open_files ")
                .containsPattern("raven_build_info\\{.*version=\"[^\"]+\".*} 1");
    }

    @Test
    void asksNoPartBeforeTheServerHasStarted() {
        started.set(false);
        assertThat(scraped()).doesNotContain("raven_cache").contains("raven_build_info");
    }

    @Test
    void everySignalIsShownUnderTheNamesOfItsLabels() {
        for (Signal signal : Signal.values()) {
            String[] values = signal.labels().toArray(String[]::new);
            if (signal.measure() == Signal.Measure.TIMES) {
                signals.took(signal, Duration.ZERO, values);
            } else {
                signals.count(signal, 1, values);
            }
            String name = "raven_" + signal.metric().replace('.', '_');
            assertThat(scraped()).contains("# HELP " + name);
            assertThat(signal.labels())
                    .allSatisfy(label -> assertThat(scraped()).contains(label + "=\"" + label + "\""));
        }
    }
}
