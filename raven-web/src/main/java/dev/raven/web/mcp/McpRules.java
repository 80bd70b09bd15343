package dev.raven.web.mcp;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.web.problem.HttpProblems;
import dev.raven.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What HTTP must say of a message before it is read. */
final class McpRules {
    private static final String JSON = "application/json";
    private static final String VERSION = "MCP-Protocol-Version";

    private McpRules() {}

    /** The first rule that is broken. */
    static Optional<Problem> broken(HttpServletRequest request, List<String> versions) {
        if (!request.getRequestURI().equals(request.getContextPath() + McpServlet.PATH)) {
            return Optional.of(HttpProblems.of(404)); // written otherwise, it would not be counted as what it is
        }
        if (request.getHeader("Origin") != null) {
            return Optional.of(Problem.of(fromAPage()));
        }
        if (!request.getMethod().equals("POST")) {
            return Optional.of(HttpProblems.of(405).with("Allow", "POST"));
        }
        if (!isJson(request.getContentType())) {
            return Optional.of(HttpProblems.of(415));
        }
        if (!takesJson(request.getHeader("Accept"))) {
            return Optional.of(HttpProblems.of(406));
        }
        String version = request.getHeader(VERSION);
        return version == null || versions.contains(version)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        InvalidRequestException.of(VERSION, "must be one of " + String.join(", ", versions))));
    }

    /** A page whose name was made to lead to this server asks as whoever looks at it (DNS rebinding); no agent is a page. */
    private static ForbiddenException fromAPage() {
        return new ForbiddenException(
                ProblemCode.ORIGIN_NOT_ALLOWED,
                "Requests with an Origin header come from web pages, which may not ask here; ask from a program.");
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?");
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.contains(JSON) || accept.contains("*/*") || accept.contains("application/*");
    }
}
