package dev.raven.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.TracePosition;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestMeterTest {
    private final ToldSpans spans = new ToldSpans();
    private final Registry registry = new Registry();
    private final RequestMeter meter = new RequestMeter(registry, spans);
    private final Map<String, Object> attributes = new HashMap<>();
    private List<String> sent = List.of();
    private boolean async;
    private boolean over;
    private AsyncListener listener;

    @AfterEach
    void close() {
        registry.close();
    }

    private HttpServletRequest request(String method) {
        AsyncContext context = proxy(AsyncContext.class, (name, args) -> {
            if (over) {
                throw new IllegalStateException("it has been answered");
            }
            listener = (AsyncListener) args[0];
            return null;
        });
        return proxy(HttpServletRequest.class, (name, args) -> switch (name) {
            case "getMethod" -> method;
            case "getHeaders" -> Collections.enumeration(sent);
            case "getAttribute" -> attributes.get(args[0]);
            case "setAttribute" -> attributes.put((String) args[0], args[1]);
            case "isAsyncStarted" -> async;
            case "getAsyncContext" -> context;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static HttpServletResponse response(int status, boolean committed) {
        return proxy(HttpServletResponse.class, (name, args) -> switch (name) {
            case "getStatus" -> status;
            case "isCommitted" -> committed;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private interface Answers {
        Object to(String name, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> answers.to(method.getName(), args)));
    }

    private long counted(String method, String route, String status) {
        return registry
                .meters()
                .find("raven.http.requests")
                .tags("method", method, "route", route, "status", status)
                .timers()
                .stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    @Test
    void countsByTheRouteThatWasFoundMeanwhile() throws IOException, ServletException {
        HttpServletRequest request = request("GET");
        meter.measured(request, response(404, true), () -> RouteName.set(request, "/api/v1/users/{user_id}"));
        assertThat(counted("GET", "/api/v1/users/{user_id}", "4xx")).isEqualTo(1);
    }

    @Test
    void aRequestIsTracedUnderItsRouteAsPartOfWhatItsClientSays() throws IOException, ServletException {
        sent = List.of("one", "two");
        HttpServletRequest request = request("GET");
        List<TracePosition> seen = new ArrayList<>();
        meter.measured(request, response(404, true), () -> {
            RouteName.set(request, "/api/v1/users/{user_id}");
            CurrentTrace.position().ifPresent(seen::add);
        });
        assertThat(seen).containsExactly(ToldSpans.WITHIN);
        assertThat(CurrentTrace.position()).isEmpty();
        assertThat(spans.told).containsExactly("GET of one,two", "/api/v1/users/{user_id} 404");
    }

    @Test
    void whatFoundNoRouteIsOneWhateverItsPathAndMethod() throws IOException, ServletException {
        meter.measured(request("GET"), response(404, true), () -> {});
        meter.measured(request("BREW"), response(501, true), () -> {});
        assertThat(counted("GET", "unmatched", "4xx")).isEqualTo(1);
        assertThat(counted("other", "unmatched", "5xx")).isEqualTo(1);
    }

    @Test
    void whatBreaksBeforeItsAnswerIsAFault() {
        assertThatThrownBy(() -> meter.measured(request("GET"), response(200, false), () -> {
                    throw new ServletException("broken");
                }))
                .isInstanceOf(ServletException.class);
        assertThat(counted("GET", "unmatched", "5xx")).isEqualTo(1);
        assertThat(spans.told).containsExactly("GET of nobody", "unmatched 500");
    }

    @Test
    void whatAnotherThreadAnswersCountsWhenThatIsDone() throws IOException, ServletException {
        HttpServletRequest request = request("GET");
        meter.measured(request, response(200, true), () -> async = true);
        assertThat(counted("GET", "unmatched", "2xx")).isZero();
        assertThat(spans.told).containsExactly("GET of nobody");
        listener.onComplete(new AsyncEvent(null, request, response(200, true)));
        assertThat(counted("GET", "unmatched", "2xx")).isEqualTo(1);
        assertThat(spans.told).containsExactly("GET of nobody", "unmatched 200");
    }

    @Test
    void whatAnotherThreadHasAnsweredAlreadyCounts() throws IOException, ServletException {
        over = true;
        meter.measured(request("GET"), response(200, true), () -> async = true);
        assertThat(counted("GET", "unmatched", "2xx")).isEqualTo(1);
    }

    @Test
    void whatIsHandedOnOnceMoreCountsWhenThatIsDone() throws IOException, ServletException {
        HttpServletRequest request = request("GET");
        meter.measured(request, response(200, true), () -> async = true);
        AsyncListener first = listener;
        listener = null; // as the container forgets it
        first.onStartAsync(new AsyncEvent(request.getAsyncContext(), request, response(200, true)));
        listener.onComplete(new AsyncEvent(null, request, response(200, true)));
        assertThat(counted("GET", "unmatched", "2xx")).isEqualTo(1);
    }
}
