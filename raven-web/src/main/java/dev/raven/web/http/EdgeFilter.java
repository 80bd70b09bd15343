package dev.raven.web.http;

import dev.raven.core.deadline.Deadline;
import dev.raven.core.key.KeySettings;
import dev.raven.core.request.RequestContext;
import dev.raven.web.metrics.RequestMeter;
import dev.raven.web.problem.Problem;
import dev.raven.web.problem.ProblemWriter;
import dev.raven.web.request.ClientAddress;
import dev.raven.web.request.HeldPlaces;
import dev.raven.web.request.RequestId;
import dev.raven.web.request.ResponseHeaders;
import dev.raven.web.request.ThisMachine;
import dev.raven.web.request.TrustedProxies;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The first to see a request: names it, sets the headers of its answer, and turns away what breaks a rule. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST, asyncSupported = true)
public class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient TrustedProxies proxies;
    private final transient ThisMachine machine;
    private final transient RandomGenerator random;
    private final transient KeySettings keys;
    private final transient Gate gate;
    private final transient RequestMeter meter;

    @Inject
    public EdgeFilter(
            TrustedProxies proxies,
            ThisMachine machine,
            RandomGenerator random,
            KeySettings keys,
            Gate gate,
            RequestMeter meter) {
        this.proxies = proxies;
        this.machine = machine;
        this.random = random;
        this.keys = keys;
        this.gate = gate;
        this.meter = meter;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        meter.measured(request, response, () -> named(request, response, chain));
    }

    private void named(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestId.choose(request.getHeader(RequestId.HEADER), random);
        RequestId.set(request, id);
        RequestContext.begin(id);
        try {
            answer(request, response, chain);
        } finally {
            RequestContext.end();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (machine.asks(request)) {
            ClientAddress.findHere(request);
        } else {
            ClientAddress.find(request, proxies);
        }
        ResponseHeaders.set(response, RequestId.of(request), ClientAddress.secure(request));
        if (!keys.encrypted()) {
            ResponseHeaders.warnThatNothingIsProtected(response);
        }
        Optional<Problem> refusal = gate.enter(request, response);
        if (refusal.isPresent()) {
            if (!RequestRules.endIsClear(request)) {
                response.setHeader("Connection", "close"); // else what hides in the body is the next request
            }
            ProblemWriter.write(request, response, refusal.get());
            return;
        }
        try {
            serve(request, response, chain);
        } finally {
            gate.leave(request);
        }
    }

    private static void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestLimits limits = RequestLimits.of(request.getRequestURI());
        try {
            limits.answeredWithin().ifPresent(Deadline::set);
            chain.doFilter(new LimitedRequest(request, limits), response);
        } finally {
            Deadline.clear();
            HeldPlaces.release(request);
        }
    }
}
