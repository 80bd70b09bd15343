package dev.raven.web.mcp;

/** A route refused what it was asked. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RouteAnswer answer;

    RefusedException(RouteAnswer answer) {
        super("a route answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    RouteAnswer answer() {
        return answer;
    }
}
