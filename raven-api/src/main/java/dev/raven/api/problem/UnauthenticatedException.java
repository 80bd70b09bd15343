package dev.raven.api.problem;

/** No valid API key came with the request. One answer, whatever the cause, so that nothing can be probed. */
public final class UnauthenticatedException extends RavenException {
    private static final long serialVersionUID = 1L;

    public UnauthenticatedException() {
        super(ProblemCode.UNAUTHENTICATED, "Send a valid API key as \"Authorization: Bearer <api key>\".");
    }
}
