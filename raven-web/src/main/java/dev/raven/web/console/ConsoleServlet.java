package dev.raven.web.console;

import dev.raven.web.metrics.RouteName;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /console/}, for everybody: there is nothing in it but what Raven's sources show; what it asks for needs a session. */
@WebServlet(urlPatterns = "/console/*", name = "console")
public class ConsoleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /**
     * Scripts, styles and pictures of its own alone, none of them inline, and no frame around it. Trusted Types let text become
     * markup through the templating library and nowhere else: what stands in the log is never taken for markup.
     */
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types lit-html";

    @SuppressWarnings("NullAway.Init")
    private transient ConsoleFiles files;

    @Override
    public void init() {
        files = ConsoleFiles.of(getServletContext());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RouteName.set(request, "/console/");
        // On a 304, too: its headers take the place of those that the browser keeps.
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Vary", "Accept-Encoding");
        String path = request.getPathInfo();
        if (path == null) {
            // By hand, as sendRedirect names a scheme, and a proxy's is another.
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", request.getContextPath() + "/console/");
            return;
        }
        Optional<ConsoleFile> file = files.find(path.substring(1));
        if (file.isPresent()) {
            answer(request, response, file.get());
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            write(request, response, files.find("missing.html").orElseThrow());
        }
    }

    /** Browsers keep a file and ask whether it is still the same: after an upgrade nothing of the old console is left. */
    private static void answer(HttpServletRequest request, HttpServletResponse response, ConsoleFile file)
            throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", "W/\"" + file.tag() + "\"");
        if (known(request.getHeader("If-None-Match"), file)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            write(request, response, file);
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, ConsoleFile file)
            throws IOException {
        boolean packed = takesGzip(request.getHeader("Accept-Encoding"));
        byte[] body = packed ? file.packed() : file.plain();
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(file.type());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean known(@Nullable String tags, ConsoleFile file) {
        return tags != null && tags.contains("\"" + file.tag() + "\"");
    }

    private static boolean takesGzip(@Nullable String encodings) {
        return encodings != null && encodings.matches("(?i)(.*[,\\s])?gzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }
}
