package dev.raven.web.health;

import dev.raven.core.audit.AuditCopyHealth;
import dev.raven.core.startup.ReadinessProbe;
import dev.raven.web.json.Json;
import dev.raven.web.startup.ServerState;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code /health/live}: the process answers. {@code /health/ready} and {@code /health/started}: it can serve. A copy of the
 * audit log that fails is said, and takes no node out of service: reading goes on, and all nodes may share what fails.
 */
@WebServlet(urlPatterns = "/health/*", name = "health")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Instance<ReadinessProbe> probes;
    private final transient ServerState state;
    private final transient AuditCopyHealth audit;

    @Inject
    public HealthServlet(@Any Instance<ReadinessProbe> probes, ServerState state, AuditCopyHealth audit) {
        this.probes = probes;
        this.state = state;
        this.audit = audit;
    }

    private enum Status {
        UP,
        DEGRADED,
        DOWN;

        private static Status worse(Status one, Status other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    private record Check(String name, Status status) {}

    private record Health(Status status, List<Check> checks) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> answer(response, Stream.empty());
            case "/started" -> answer(response, Stream.of(check("started", state.started(), Status.DOWN)));
            case "/ready" -> answer(response, Stream.concat(needed(), copies()));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Stream<Check> needed() {
        return probes.stream().map(probe -> check(probe.name(), probe.up(), Status.DOWN));
    }

    private Stream<Check> copies() {
        return audit.copies().entrySet().stream()
                .map(copy -> check("audit_" + copy.getKey(), copy.getValue(), Status.DEGRADED));
    }

    private static Check check(String name, boolean up, Status otherwise) {
        return new Check(name, up ? Status.UP : otherwise);
    }

    private static void answer(HttpServletResponse response, Stream<Check> found) throws IOException {
        List<Check> checks = found.toList();
        Status worst = checks.stream().map(Check::status).reduce(Status.UP, Status::worse);
        byte[] json = Json.write(new Health(worst, checks));
        response.setStatus(
                worst == Status.DOWN ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
