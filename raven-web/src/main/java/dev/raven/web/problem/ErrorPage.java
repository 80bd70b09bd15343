package dev.raven.web.problem;

import dev.raven.web.request.RequestId;
import dev.raven.web.request.ResponseHeaders;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** Where the server sends every error that no route answered, in the place of its own page. */
@WebServlet(urlPatterns = "/error-page", name = "error-page")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator random;

    @Inject
    public ErrorPage(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!RequestId.isSet(request)) {
            name(request, response);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Problem problem;
        if (thrown instanceof Throwable fault) {
            problem = FaultMapper.problem(fault);
        } else {
            problem = HttpProblems.of(status instanceof Integer known && known >= 400 ? known : 404);
        }
        ProblemWriter.write(request, response, problem);
    }

    /** What the container refuses by itself has passed no filter. */
    private void name(HttpServletRequest request, HttpServletResponse response) {
        String id = RequestId.choose(request.getHeader(RequestId.HEADER), random);
        RequestId.set(request, id);
        ResponseHeaders.set(response, id, request.isSecure());
    }
}
