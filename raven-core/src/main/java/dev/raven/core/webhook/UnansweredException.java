package dev.raven.core.webhook;

/** What addresses a name has could not be found out now: that says nothing of the name, and a later try may succeed. */
final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    UnansweredException() {
        super("a name was not looked up");
    }
}
