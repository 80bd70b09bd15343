package dev.raven.api.problem;

/** The caller is known, and may not do this. */
public final class ForbiddenException extends RavenException {
    private static final long serialVersionUID = 1L;

    public ForbiddenException(ProblemCode code, String detail) {
        super(code, detail);
    }
}
