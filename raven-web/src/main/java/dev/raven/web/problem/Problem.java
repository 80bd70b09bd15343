package dev.raven.web.problem;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.PayloadTooLargeException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.ProblemView;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.problem.UnprocessableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal with its HTTP status and headers: the one place that knows them. There is no default, so that a new kind of
 * refusal without a status does not compile.
 */
public record Problem(
        ProblemCode code, int status, String detail, List<FieldError> errors, Map<String, String> headers) {

    public static Problem of(RavenException refusal) {
        return switch (refusal) {
            case InvalidRequestException invalid -> of(invalid, 400).with(invalid.errors());
            case UnauthenticatedException nobody -> of(nobody, 401).with("WWW-Authenticate", "Bearer");
            case ForbiddenException forbidden -> of(forbidden, 403);
            case NotFoundException missing -> of(missing, 404);
            case ConflictException conflict -> of(conflict, 409);
            case PayloadTooLargeException large -> of(large, 413);
            case UnprocessableException forbiddenByPolicy ->
                of(forbiddenByPolicy, 422).with(forbiddenByPolicy.errors());
            case RateLimitedException limited -> of(limited, 429).retryAfter(limited.retryAfter());
            case UnavailableException away -> of(away, 503).retryAfter(away.retryAfter());
        };
    }

    /** A refusal that no domain code made: by HTTP itself, or by a fault in Raven. */
    public static Problem of(ProblemCode code, int status, String detail) {
        return new Problem(code, status, detail, List.of(), Map.of());
    }

    /** A fault in Raven, of which a client learns nothing but where to ask. */
    public static Problem internal() {
        return of(ProblemCode.INTERNAL_ERROR, 500, "The fault is logged under the request id; try again or report it.");
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(code, status, detail, errors, more);
    }

    public ProblemView view(String requestId) {
        return ProblemView.of(code, status, detail, requestId, errors);
    }

    private static Problem of(RavenException refusal, int status) {
        return of(refusal.code(), status, refusal.detail());
    }

    private Problem with(List<FieldError> found) {
        return new Problem(code, status, detail, List.copyOf(found), headers);
    }

    /** In whole seconds, rounded up: a client that waits so long is let in. */
    private Problem retryAfter(Duration wait) {
        return with(
                "Retry-After",
                String.valueOf(Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
    }
}
