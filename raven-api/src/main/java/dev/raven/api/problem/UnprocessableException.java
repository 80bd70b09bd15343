package dev.raven.api.problem;

/** The request is well-formed, and a policy or quota forbids it. */
public final class UnprocessableException extends RavenException {
    private static final long serialVersionUID = 1L;

    public UnprocessableException(ProblemCode code, String detail) {
        super(code, detail);
    }
}
