package dev.raven.audit.verifier;

/** What was given cannot be worked with: a wrong option, or a file that is not what it should be. */
final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
        super(message);
    }
}
