package dev.raven.web.management;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds the page that a request of the management listener is for. */
final class ManagementHandler implements HttpHandler {
    private static final Logger LOG = System.getLogger(ManagementHandler.class.getName());
    private static final int NO_BODY = -1;

    private final Iterable<ManagementPage> pages;

    ManagementHandler(Iterable<ManagementPage> pages) {
        this.pages = pages;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Page answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!HostRule.admits(exchange.getRequestHeaders().getFirst("Host"))) {
            return Page.plain(421, "This is asked as localhost or by its address alone.");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Page.plain(405, "There is nothing to do here but to read.");
        }
        try {
            return find(exchange).orElseGet(() -> Page.plain(404, "There are /health, /metrics and /openapi."));
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "a page of the management listener failed", failed);
            return Page.plain(500, "This failed; the log has the details.");
        }
    }

    private Optional<Page> find(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        return StreamSupport.stream(pages.spliterator(), false)
                .filter(page -> path.equals(page.path()) || path.startsWith(page.path() + "/"))
                .findFirst()
                .flatMap(page -> page.page(path.substring(page.path().length()), accept));
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", page.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(page.body().length));
            exchange.sendResponseHeaders(page.status(), NO_BODY);
        } else {
            exchange.sendResponseHeaders(page.status(), page.body().length);
            exchange.getResponseBody().write(page.body());
        }
    }
}
