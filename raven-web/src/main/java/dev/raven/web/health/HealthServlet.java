package dev.raven.web.health;

import dev.raven.web.management.ManagementSettings;
import dev.raven.web.management.Page;
import dev.raven.web.metrics.RouteName;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Health on the main listener, for what sends the traffic there; in production without saying what is wrong. */
@WebServlet(urlPatterns = "/health/*", name = "health")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HealthChecks checks;
    private final transient ManagementSettings management;

    @Inject
    public HealthServlet(HealthChecks checks, ManagementSettings management) {
        this.checks = checks;
        this.management = management;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Page> page = checks.health(String.valueOf(request.getPathInfo()))
                .map(health -> management.alone() ? health.word() : health.whole());
        if (page.isPresent()) {
            RouteName.set(request, request.getServletPath() + request.getPathInfo());
            page.get().write(response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
