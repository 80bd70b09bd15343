package dev.raven.web.health;

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

/** {@code /health/live}: the process answers. {@code /health/ready} and {@code /health/started}: it can serve. */
@WebServlet(urlPatterns = "/health/*", name = "health")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Instance<ReadinessProbe> probes;
    private final transient ServerState state;

    @Inject
    public HealthServlet(@Any Instance<ReadinessProbe> probes, ServerState state) {
        this.probes = probes;
        this.state = state;
    }

    private record Check(String name, String status) {}

    private record Health(String status, List<Check> checks) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> answer(response, Stream.empty());
            case "/started" -> answer(response, Stream.of(check("started", state.started())));
            case "/ready" -> answer(response, probes.stream().map(probe -> check(probe.name(), probe.up())));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static Check check(String name, boolean up) {
        return new Check(name, up ? "UP" : "DOWN");
    }

    private static void answer(HttpServletResponse response, Stream<Check> found) throws IOException {
        List<Check> checks = found.toList();
        boolean up = checks.stream().allMatch(check -> check.status().equals("UP"));
        byte[] json = Json.write(new Health(up ? "UP" : "DOWN", checks));
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
