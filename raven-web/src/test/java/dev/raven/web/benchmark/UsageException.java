package dev.raven.web.benchmark;

/** A command line that asks for what there is not; the message says what to write instead. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
