package dev.raven.core.opentelemetry;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Sends spans to a collector, some at a time, from a thread of its own. Where they come faster than they go, or the collector is
 * away, they are dropped and counted: no request waits for it.
 */
final class Exporting {
    private static final int MOST_WAITING = 4096;
    private static final int MOST_AT_ONCE = 512;
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SENDING = Duration.ofSeconds(10);
    /** What the last spans have when the server ends. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    private final TracingSettings settings;
    private final Origin origin;
    private final RandomGenerator random;
    private final Clock clock;
    private final Duration sending;

    Exporting(TracingSettings settings, Origin origin, RandomGenerator random, Clock clock) {
        this(settings, origin, random, clock, SENDING);
    }

    /** @param sending what a batch has, all tries together; whatever keeps it for a fifth longer is ended */
    Exporting(TracingSettings settings, Origin origin, RandomGenerator random, Clock clock, Duration sending) {
        this.settings = settings;
        this.origin = origin;
        this.random = random;
        this.clock = clock;
        this.sending = sending;
    }

    Tracing open() {
        Arrivals arrivals = new Arrivals();
        SendingThreads threads = new SendingThreads(sending.multipliedBy(6).dividedBy(5));
        SdkMeterProvider counts =
                SdkMeterProvider.builder().registerMetricReader(arrivals).build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(origin.named(settings.service()))
                .setSampler(new RatioSampler(settings.ratio(), random))
                .addSpanProcessor(batches(counts, threads))
                .build();
        return new Tracing(new RecordedSpans(provider.get("dev.raven"), clock), arrivals, () -> {
            provider.shutdown().join(ENDING.toMillis(), TimeUnit.MILLISECONDS);
            threads.shutdownNow();
        });
    }

    private BatchSpanProcessor batches(SdkMeterProvider counts, SendingThreads threads) {
        return BatchSpanProcessor.builder(exporter(counts, threads))
                .setMaxQueueSize(MOST_WAITING)
                .setMaxExportBatchSize(MOST_AT_ONCE)
                .setScheduleDelay(BETWEEN)
                .setExporterTimeout(sending)
                .setMeterProvider(counts)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                .build();
    }

    private OtlpHttpSpanExporter exporter(SdkMeterProvider counts, SendingThreads threads) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.url().toString())
                .setCompression("gzip")
                .setConnectTimeout(CONNECT)
                .setTimeout(sending)
                .setExecutorService(threads)
                .setComponentLoader(ComponentLoader.forClassLoader(Exporting.class.getClassLoader()))
                .setMeterProvider(counts)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST);
        settings.headers().reveal().forEach(exporter::addHeader);
        settings.authorities().ifPresent(authorities -> believe(exporter, authorities));
        return exporter.build();
    }

    private static void believe(OtlpHttpSpanExporterBuilder exporter, TrustManagerFactory authorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, authorities.getTrustManagers(), null);
            exporter.setSslContext(context, (X509TrustManager) authorities.getTrustManagers()[0]);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
