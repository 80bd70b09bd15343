package dev.raven.web.problem;

import dev.raven.api.problem.PayloadTooLargeException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.ProblemView;
import dev.raven.api.problem.RavenException;
import dev.raven.core.key.NoKeyException;
import dev.raven.web.request.BodyIncompleteException;
import dev.raven.web.request.BodyTooLargeException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Stream;

/** Turns whatever a route throws into a problem. What nobody meant to be seen is logged, and answered without a word. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(FaultMapper.class.getName());
    private static final int DEEPEST_CAUSE = 20;

    @Override
    public Response toResponse(Throwable thrown) {
        return respond(problem(thrown));
    }

    /** The answer of a problem; {@link ProblemFilter} gives it its last form. */
    static Response respond(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status()).entity(problem);
        problem.headers().forEach(response::header);
        return response.type(ProblemView.MEDIA_TYPE).build();
    }

    /** A refusal may be wrapped by what read or called for it; it is looked for in the causes first. */
    public static Problem problem(Throwable thrown) {
        return causes(thrown)
                .flatMap(FaultMapper::known)
                .findFirst()
                .orElseGet(() -> thrown instanceof WebApplicationException http ? http(http) : fault(thrown));
    }

    private static Stream<Problem> known(Throwable cause) {
        return switch (cause) {
            case RavenException refusal -> Stream.of(Problem.of(refusal));
            case BodyTooLargeException large -> Stream.of(Problem.of(new PayloadTooLargeException(large.limit())));
            case BodyIncompleteException slow -> Stream.of(HttpProblems.of(408));
            case NoKeyException erased ->
                Stream.of(Problem.of(ProblemCode.NOT_FOUND, 404, "There is no such thing, or it was erased."));
            default -> Stream.empty();
        };
    }

    private static Problem http(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        String allow = thrown.getResponse().getHeaderString(HttpHeaders.ALLOW);
        if (status >= 500 && status != 503) {
            return fault(thrown);
        }
        Problem problem = HttpProblems.of(status);
        return allow == null ? problem : problem.with(HttpHeaders.ALLOW, allow);
    }

    private static Problem fault(Throwable thrown) {
        LOG.log(Level.ERROR, "a request failed", thrown);
        return Problem.internal();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }
}
