package dev.raven.web.mcp;

import dev.raven.web.metrics.RouteName;
import dev.raven.web.problem.FaultMapper;
import dev.raven.web.request.HeldPlaces;
import dev.raven.web.request.RequestId;
import io.modelcontextprotocol.common.McpTransportContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One message and its answer: asks the routes of the API for it, with the key that it came with. */
final class Exchange {
    private static final String KEY = Exchange.class.getName();
    private static final RouteCall CALLER = RouteCall.get("/caller");
    /** What a route says of limits and keys, the message's answer says, too. */
    private static final List<String> PASSED_ON =
            List.of("RateLimit-Policy", "RateLimit", "Retry-After", "WWW-Authenticate", "Idempotency-Replayed");

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private Optional<RouteAnswer> unauthenticated = Optional.empty();
    private Collection<?> scopes = List.of();

    Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    static Exchange of(McpTransportContext context) {
        return (Exchange) Objects.requireNonNull(context.get(KEY));
    }

    McpTransportContext context() {
        return McpTransportContext.create(Map.of(KEY, this));
    }

    /**
     * Looks at the key. The place that it takes among its tenant's is kept until a tool's route takes the next.
     *
     * @throws RefusedException where the key is not let in
     */
    void admit() {
        if (ask(CALLER).json().get("scopes") instanceof Collection<?> held) {
            scopes = held;
        }
    }

    /** @throws RefusedException where a route that was asked later let nobody in any more */
    void requireStillAdmitted() {
        unauthenticated.ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    /** Known once the key was {@link #admit admitted}. */
    boolean holds(String scope) {
        return scopes.contains(scope);
    }

    String requestId() {
        return RequestId.of(request);
    }

    /**
     * What a route answers.
     *
     * @throws RefusedException where it refuses
     */
    RouteAnswer ask(RouteCall call) {
        RouteAnswer answer = included(call);
        for (String name : PASSED_ON) {
            answer.header(name).ifPresent(value -> response.setHeader(name, value));
        }
        if (answer.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            unauthenticated = Optional.of(answer);
        }
        if (answer.isRefusal()) {
            throw new RefusedException(answer);
        }
        return answer;
    }

    private RouteAnswer included(RouteCall call) {
        RouteResponse answer = new RouteResponse(response);
        HeldPlaces.release(request); // the next route takes one of its own
        try {
            RequestDispatcher route =
                    Objects.requireNonNull(request.getRequestDispatcher(RouteRequest.path(call)), "the API is there");
            route.include(new RouteRequest(request, call), answer);
            return answer.answer();
        } catch (ServletException | IOException fault) {
            return RouteAnswer.of(FaultMapper.problem(fault), requestId());
        } finally {
            RouteName.set(request, McpServlet.PATH);
        }
    }
}
