package dev.raven.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the server sends every error that no route answered, in the place of its own page. */
@WebServlet(urlPatterns = "/error-page", name = "error-page")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
}
