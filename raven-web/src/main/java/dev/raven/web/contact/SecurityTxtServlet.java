package dev.raven.web.contact;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** {@code /.well-known/security.txt}, for everybody: whoever finds a weakness is seldom one of those who are let in. */
@WebServlet(urlPatterns = SecurityTxt.PATH, name = "security-txt")
public class SecurityTxtServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SecurityTxt text;
    private final transient Clock clock;

    @Inject
    public SecurityTxtServlet(SecurityTxtSettings settings, Clock clock) {
        this.text = new SecurityTxt(settings);
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> written = text.at(clock.instant());
        if (written.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = written.get().getBytes(StandardCharsets.US_ASCII);
        response.setContentType("text/plain; charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
