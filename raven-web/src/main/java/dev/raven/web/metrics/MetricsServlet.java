package dev.raven.web.metrics;

import dev.raven.web.management.ManagementSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Metrics on the main listener, but for production. */
@WebServlet(urlPatterns = "/metrics", name = "metrics")
public class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient MetricsPage page;
    private final transient ManagementSettings management;

    @Inject
    public MetricsServlet(MetricsPage page, ManagementSettings management) {
        this.page = page;
        this.management = management;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (management.alone()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        RouteName.set(request, page.path());
        page.page("", "").orElseThrow().write(response);
    }
}
