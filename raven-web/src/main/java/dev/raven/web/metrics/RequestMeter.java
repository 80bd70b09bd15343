package dev.raven.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** Counts and times the requests of the main listener, by what they asked for and how they ended; never by who asked. */
@Singleton
public class RequestMeter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int FAULT = 500;

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    public RequestMeter(Registry registry) {
        this.meters = registry.meters();
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
        boolean failed = true;
        try {
            answering.answer();
            failed = false;
        } finally {
            IntConsumer counting = counting(request, start);
            if (!request.isAsyncStarted() || !AsyncEnd.awaited(request, response, counting)) {
                counting.accept(failed && !response.isCommitted() ? FAULT : response.getStatus());
            }
        }
    }

    /** Takes the status at the end, when the container may have taken the request back. */
    private IntConsumer counting(HttpServletRequest request, long start) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        String route = RouteName.of(request);
        return status -> timers.computeIfAbsent(new Kind(method, route, status / 100 + "xx"), this::timer)
                .record(Duration.ofNanos(System.nanoTime() - start));
    }

    private Timer timer(Kind kind) {
        return Timer.builder(Registry.OURS + "http.requests")
                .description("Requests of the main listener, by route and class of the status, and how long they took")
                .tags("method", kind.method(), "route", kind.route(), "status", kind.status())
                .serviceLevelObjectives(Buckets.REQUESTS)
                .register(meters);
    }
}
