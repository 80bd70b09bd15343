package dev.raven.web.metrics;

import dev.raven.core.signal.Build;
import dev.raven.web.management.ManagementPage;
import dev.raven.web.management.Page;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /metrics}: what Raven and the JVM under it count and measure, in Prometheus's text format. */
@Singleton
public class MetricsPage implements ManagementPage {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Registry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    @Inject
    MetricsPage(Registry registry, Readings readings) {
        this.registry = registry;
        registry.tell(Build.running());
        registry.read(readings::now);
        bind(registry.meters());
    }

    private void bind(MeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        collections.bindTo(meters);
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public Optional<Page> page(String below, String accept) {
        return below.isEmpty()
                ? Optional.of(Page.ok(TYPE, registry.scrape().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    @PreDestroy
    void close() {
        collections.close();
    }
}
