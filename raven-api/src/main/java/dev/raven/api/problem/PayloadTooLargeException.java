package dev.raven.api.problem;

/** The body is over its limit. */
public final class PayloadTooLargeException extends RavenException {
    private static final long serialVersionUID = 1L;

    /** @param limitBytes the limit, in bytes */
    public PayloadTooLargeException(long limitBytes) {
        super(ProblemCode.PAYLOAD_TOO_LARGE, "The body may have at most " + limitBytes + " bytes.");
    }
}
