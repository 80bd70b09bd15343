package dev.raven.web.mcp;

import dev.raven.api.problem.RavenException;
import dev.raven.web.metrics.RouteName;
import dev.raven.web.problem.FaultMapper;
import dev.raven.web.problem.Problem;
import dev.raven.web.problem.ProblemWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code /mcp}: the streamable HTTP transport of the Model Context Protocol, one message a request. */
@WebServlet(urlPatterns = McpServlet.PATH, name = "mcp")
public class McpServlet extends HttpServlet {
    static final String PATH = "/mcp";
    private static final long serialVersionUID = 1L;

    private final transient McpMessages messages;

    /** @param random a cryptographically strong source */
    @Inject
    public McpServlet(RandomGenerator random) {
        this.messages = new McpMessages(random);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RouteName.set(request, PATH);
        Optional<Problem> refusal = McpRules.broken(request, messages.protocolVersions());
        if (refusal.isPresent()) {
            ProblemWriter.write(request, response, refusal.get());
            return;
        }
        try {
            answer(request, response);
        } catch (RefusedException refused) {
            write(response, refused.answer());
        } catch (RavenException invalid) {
            ProblemWriter.write(request, response, Problem.of(invalid));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        exchange.admit(); // before the body, so that whoever has no key holds no thread by one that trickles
        Optional<byte[]> answer = messages.answer(message(request, exchange), exchange);
        if (answer.isPresent()) {
            write(response, HttpServletResponse.SC_OK, "application/json", answer.get());
        } else {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        }
    }

    private static Message message(HttpServletRequest request, Exchange exchange) {
        try {
            return Message.read(request.getInputStream().readAllBytes());
        } catch (IOException broken) {
            throw new RefusedException(RouteAnswer.of(FaultMapper.problem(broken), exchange.requestId()));
        }
    }

    private static void write(HttpServletResponse response, RouteAnswer refusal) throws IOException {
        write(
                response,
                refusal.status(),
                "application/problem+json",
                refusal.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type + "; charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
