package dev.raven.web.problem;

import dev.raven.core.key.KeySettings;
import dev.raven.web.request.ClientAddress;
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
    private final transient KeySettings keys;

    @Inject
    public ErrorPage(RandomGenerator random, KeySettings keys) {
        this.random = random;
        this.keys = keys;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        name(request, response);
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told && told >= 400
                ? told
                : 404;
        // Some servers throw as well what they look for and do not find: then the status says more.
        Problem problem =
                code == 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault
                        ? FaultMapper.problem(fault)
                        : ofServer(code);
        ProblemWriter.write(request, response, problem);
    }

    /** Raven says by itself whom it forbids what; a server that forbids something has a directory there that it does not list. */
    private static Problem ofServer(int code) {
        return HttpProblems.of(code == HttpServletResponse.SC_FORBIDDEN ? HttpServletResponse.SC_NOT_FOUND : code);
    }

    /** What the container refuses by itself has passed no filter; and where something is thrown some forget the headers that there are. */
    private void name(HttpServletRequest request, HttpServletResponse response) {
        boolean filtered = RequestId.isSet(request);
        if (!filtered) {
            RequestId.set(request, RequestId.choose(request.getHeader(RequestId.HEADER), random));
            response.setHeader("Connection", "close"); // nobody looked whether the end of its body is clear
        }
        ResponseHeaders.set(
                response, RequestId.of(request), filtered ? ClientAddress.secure(request) : request.isSecure());
        if (!keys.encrypted()) {
            ResponseHeaders.warnThatNothingIsProtected(response);
        }
    }
}
