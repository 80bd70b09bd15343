package dev.raven.api.client;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.ProblemView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Raven, or something in front of it, refused a request. */
public final class RavenProblemException extends RavenClientException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemView problem;
    private final String requestId;
    private final @Nullable Duration retryAfter;

    RavenProblemException(ProblemView problem, String requestId, @Nullable Duration retryAfter) {
        super(problem.status() + " " + problem.code() + ": " + problem.detail() + " (request " + requestId + ")", null);
        this.problem = problem;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    /** The HTTP status, 300–599. */
    public int status() {
        return problem.status();
    }

    /** What a program decides on, as it stands in JSON; empty where what answered is not Raven. */
    public String code() {
        return problem.code();
    }

    /** Whether it is this problem. */
    public boolean is(ProblemCode code) {
        return code.wireName().equals(problem.code());
    }

    /** What happened and how to mend it, for a person. */
    public String detail() {
        return problem.detail();
    }

    /** What is wrong with which field; empty unless the request is at fault. */
    public List<FieldError> errors() {
        return problem.errors();
    }

    /** What the server's log and its audit log know the request by; empty where what answered gave none. */
    public String requestId() {
        return requestId;
    }

    /** How long to wait before another try can succeed, where the answer said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
