package dev.raven.core.opentelemetry;

import dev.raven.core.id.Ids;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Gives the server what it traces with, and has the last spans sent when it ends. */
@Dependent
class TracingProducer {

    @Produces
    @Singleton
    Tracing tracing(Environment environment, ServerSettings server, Ids ids, RandomGenerator random, Clock clock) {
        return TracingSettings.from(environment)
                .map(settings ->
                        new Exporting(settings, new Origin(server.deployment(), ids.node()), random, clock).open())
                .orElse(Tracing.OFF);
    }

    void close(@Disposes Tracing tracing) {
        tracing.close();
    }
}
