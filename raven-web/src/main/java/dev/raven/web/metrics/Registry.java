package dev.raven.web.metrics;

import dev.raven.core.signal.Build;
import dev.raven.core.signal.Reading;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.MultiCollector;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** All meters of this process. */
@Singleton
public class Registry {
    /** Before every name that is ours. */
    static final String OURS = "raven.";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Inject
    public Registry() {}

    PrometheusMeterRegistry meters() {
        return meters;
    }

    void tell(Build build) {
        Info.builder()
                .name("raven_build_info")
                .help("Always 1; which Raven runs, on which Java")
                .labelNames("version", "java")
                .register(meters.getPrometheusRegistry())
                .setLabelValues(build.version(), build.java());
    }

    /** Asks for readings at every scrape; what is not told then is not shown. */
    void read(Supplier<List<Reading>> readings) {
        MultiCollector collector = () -> Snapshots.of(readings.get());
        meters.getPrometheusRegistry().register(collector);
    }

    /** In Prometheus's text format. */
    String scrape() {
        return meters.scrape();
    }

    @PreDestroy
    void close() {
        meters.close();
    }
}
