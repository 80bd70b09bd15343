package dev.raven.web.metrics;

import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.RequestSpan;
import dev.raven.core.trace.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Counts, times and traces the requests of the main listener, by what they asked for and how they ended; never by who asked.
 */
@Singleton
public class RequestMeter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int FAULT = 500;

    private final MeterRegistry meters;
    private final Spans spans;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    public RequestMeter(Registry registry, Spans spans) {
        this.meters = registry.meters();
        this.spans = spans;
    }

    /** What answers a request. */
    public interface Answering {
        void answer() throws IOException, ServletException;
    }

    private record Kind(String method, String route, String status) {}

    /** Has a request answered, and counts it when it is: for one that is answered by another thread, when that is done. */
    public void measured(HttpServletRequest request, HttpServletResponse response, Answering answering)
            throws IOException, ServletException {
        long start = System.nanoTime();
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        RequestSpan span = spans.request(method, name -> header(request, name));
        boolean failed = true;
        try (CurrentTrace.Scope within = span.enter()) {
            answering.answer();
            failed = false;
        } finally {
            String route = RouteName.of(request);
            IntConsumer ended = counting(method, route, start).andThen(status -> span.end(route, status));
            if (!request.isAsyncStarted() || !AsyncEnd.awaited(request, response, ended)) {
                ended.accept(failed && !response.isCommitted() ? FAULT : response.getStatus());
            }
        }
    }

    /** Takes the status at the end, when the container may have taken the request back. */
    private IntConsumer counting(String method, String route, long start) {
        return status -> timers.computeIfAbsent(new Kind(method, route, status / 100 + "xx"), this::timer)
                .record(Duration.ofNanos(System.nanoTime() - start));
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        String lines = String.join(",", Collections.list(request.getHeaders(name)));
        return Optional.of(lines).filter(line -> !line.isEmpty());
    }

    private Timer timer(Kind kind) {
        return Timer.builder(Registry.OURS + "http.requests")
                .description("Requests of the main listener, by route and class of the status, and how long they took")
                .tags("method", kind.method(), "route", kind.route(), "status", kind.status())
                .serviceLevelObjectives(Buckets.REQUESTS)
                .register(meters);
    }
}
