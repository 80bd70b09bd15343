package dev.raven.web.http;

import dev.raven.web.management.ManagementPage;
import dev.raven.web.management.ManagementSettings;
import dev.raven.web.management.Page;
import dev.raven.web.metrics.RouteName;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The pages of the management listener on the main one: in production no more of them than everybody may know. */
@WebServlet(
        urlPatterns = {"/health/*", "/metrics", "/openapi"},
        name = "management")
public class ManagementServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Iterable<ManagementPage> pages;
    private final transient ManagementSettings management;

    @Inject
    public ManagementServlet(@Any Instance<ManagementPage> pages, ManagementSettings management) {
        this((Iterable<ManagementPage>) pages, management);
    }

    ManagementServlet(Iterable<ManagementPage> pages, ManagementSettings management) {
        this.pages = pages;
        this.management = management;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        String below = Optional.ofNullable(request.getPathInfo()).orElse("");
        Optional<Page> page = StreamSupport.stream(pages.spliterator(), false)
                .filter(one -> one.path().equals(path))
                .findFirst()
                .flatMap(one -> shown(one, below, String.valueOf(request.getHeader("Accept"))));
        if (page.isPresent()) {
            RouteName.set(request, path + below);
            response.setHeader("Vary", "Accept");
            page.get().write(response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Optional<Page> shown(ManagementPage page, String below, String accept) {
        return management.alone() ? page.publicPage(below) : page.page(below, accept);
    }
}
