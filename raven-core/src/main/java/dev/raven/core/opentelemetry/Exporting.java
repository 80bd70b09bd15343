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
    /** Of one batch, all tries together. */
    private static final Duration SENDING = Duration.ofSeconds(10);
    /** What the last spans have when the server ends. */
    private static final Duration ENDING = Duration.ofSeconds(3);

    private final TracingSettings settings;
    private final Origin origin;
    private final RandomGenerator random;
    private final Clock clock;

    Exporting(TracingSettings settings, Origin origin, RandomGenerator random, Clock clock) {
        this.settings = settings;
        this.origin = origin;
        this.random = random;
        this.clock = clock;
    }

    Tracing open() {
        Arrivals arrivals = new Arrivals();
        SdkMeterProvider counts =
                SdkMeterProvider.builder().registerMetricReader(arrivals).build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(origin.named(settings.service()))
                .setSampler(new RatioSampler(settings.ratio(), random))
                .addSpanProcessor(batches(counts))
                .build();
        return new Tracing(
                new RecordedSpans(provider.get("dev.raven"), clock),
                arrivals,
                () -> provider.shutdown().join(ENDING.toMillis(), TimeUnit.MILLISECONDS));
    }

    private BatchSpanProcessor batches(SdkMeterProvider counts) {
        return BatchSpanProcessor.builder(exporter(counts))
                .setMaxQueueSize(MOST_WAITING)
                .setMaxExportBatchSize(MOST_AT_ONCE)
                .setScheduleDelay(BETWEEN)
                .setExporterTimeout(SENDING)
                .setMeterProvider(counts)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LATEST)
                .build();
    }

    private OtlpHttpSpanExporter exporter(SdkMeterProvider counts) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.url().toString())
                .setCompression("gzip")
                .setConnectTimeout(CONNECT)
                .setTimeout(SENDING)
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
