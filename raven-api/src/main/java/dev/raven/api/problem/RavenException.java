package dev.raven.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * A refusal that a client may see. The family is sealed, so the one place that turns a refusal into an HTTP answer
 * does not compile when a new kind has no status.
 *
 * <p>A message never holds a rejected value, a secret, remembered text or a class name.
 */
public abstract sealed class RavenException extends RuntimeException
        permits InvalidRequestException,
                UnauthenticatedException,
                ForbiddenException,
                NotFoundException,
                ConflictException,
                PayloadTooLargeException,
                UnprocessableException,
                RateLimitedException,
                UnavailableException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    RavenException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
    }

    RavenException(ProblemCode code, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    /** The code a client program decides on. */
    public ProblemCode code() {
        return code;
    }

    /** What happened this time and what to do about it, for a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
