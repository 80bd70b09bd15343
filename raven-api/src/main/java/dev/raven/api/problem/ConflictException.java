package dev.raven.api.problem;

/** The request contradicts what is stored. */
public final class ConflictException extends RavenException {
    private static final long serialVersionUID = 1L;

    public ConflictException(ProblemCode code, String detail) {
        super(code, detail);
    }
}
