package dev.raven.web.problem;

import dev.raven.api.problem.ProblemView;
import dev.raven.web.json.Json;
import dev.raven.web.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a problem where JAX-RS has no say: in servlet filters and on error pages. */
public final class ProblemWriter {
    private ProblemWriter() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(ProblemView.MEDIA_TYPE + "; charset=utf-8");
        byte[] json = Json.write(problem.view(RequestId.of(request)));
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
