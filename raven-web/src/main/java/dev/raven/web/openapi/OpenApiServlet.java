package dev.raven.web.openapi;

import dev.raven.web.management.ManagementSettings;
import dev.raven.web.metrics.RouteName;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The API's description on the main listener, but for production. */
@WebServlet(urlPatterns = "/openapi", name = "openapi")
public class OpenApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient OpenApiPage page;
    private final transient ManagementSettings management;

    @Inject
    public OpenApiServlet(OpenApiPage page, ManagementSettings management) {
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
        response.setHeader("Vary", "Accept");
        page.page("", String.valueOf(request.getHeader("Accept"))).orElseThrow().write(response);
    }
}
