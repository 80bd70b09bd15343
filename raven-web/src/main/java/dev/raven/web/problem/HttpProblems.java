package dev.raven.web.problem;

import dev.raven.api.problem.ProblemCode;

/** Names the refusals that HTTP itself makes: there is no such route, the method does not fit, and so on. */
public final class HttpProblems {
    private HttpProblems() {}

    public static Problem of(int status) {
        return switch (status) {
            case 404 -> Problem.of(ProblemCode.NOT_FOUND, 404, "There is nothing at this path.");
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED, 405, "Use one of the methods in the Allow header.");
            case 406 ->
                Problem.of(
                        ProblemCode.NOT_ACCEPTABLE,
                        406,
                        "Raven answers application/json (bulk: application/x-ndjson).");
            case 408 -> Problem.of(ProblemCode.REQUEST_TIMEOUT, 408, "Send the request faster.");
            case 413 -> Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, 413, "Send a smaller body.");
            case 414 -> Problem.of(ProblemCode.URI_TOO_LONG, 414, "The URI may have at most 8192 characters.");
            case 415 ->
                Problem.of(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        415,
                        "Send application/json (bulk, import: application/x-ndjson) in UTF-8, not compressed.");
            case 431 -> Problem.of(ProblemCode.HEADERS_TOO_LARGE, 431, "All headers may have at most 8192 characters.");
            case 501 -> Problem.of(ProblemCode.NOT_IMPLEMENTED, 501, "Raven does not know this method.");
            case 503 ->
                Problem.of(ProblemCode.OVERLOADED, 503, "Raven is busy; try again.")
                        .with("Retry-After", "1");
            default ->
                status >= 400 && status < 500
                        ? Problem.of(ProblemCode.INVALID_REQUEST, status, "The request is not valid.")
                        : Problem.internal();
        };
    }
}
