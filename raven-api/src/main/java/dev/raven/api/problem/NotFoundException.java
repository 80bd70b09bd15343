package dev.raven.api.problem;

/** There is no such thing, or it belongs to another tenant: both answer alike. */
public final class NotFoundException extends RavenException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String detail) {
        super(ProblemCode.NOT_FOUND, detail);
    }
}
