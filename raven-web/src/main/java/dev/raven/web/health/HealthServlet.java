package dev.raven.web.health;

import dev.raven.core.audit.AuditCopyHealth;
import dev.raven.core.startup.Condition;
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

    private record Check(String name, Condition status) {}

    private record Health(Condition status, List<Check> checks) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> answer(response, Stream.empty());
            case "/started" ->
                answer(response, Stream.of(new Check("started", Condition.upOr(state.started(), Condition.DOWN))));
            case "/ready" -> answer(response, Stream.concat(needed(), copies()));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Stream<Check> needed() {
        return probes.stream().map(probe -> new Check(probe.name(), probe.condition()));
    }

    private Stream<Check> copies() {
        return audit.copies().entrySet().stream()
                .map(copy -> new Check("audit_" + copy.getKey(), Condition.upOr(copy.getValue(), Condition.DEGRADED)));
    }

    private static void answer(HttpServletResponse response, Stream<Check> found) throws IOException {
        List<Check> checks = found.toList();
        Condition worst = checks.stream().map(Check::status).reduce(Condition.UP, Condition::orWorse);
        byte[] json = Json.write(new Health(worst, checks));
        response.setStatus(
                worst == Condition.DOWN ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
