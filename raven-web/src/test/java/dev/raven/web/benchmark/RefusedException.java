package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer that is no success: its status, its problem code and what the server says about it. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    RefusedException(int status, JsonNode problem) {
        super("the server answered " + status + " " + problem.path("code").asText("") + ": "
                + problem.path("detail").asText("") + " " + problem.path("errors"));
        this.status = status;
        this.code = problem.path("code").asText("without a code");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Whether the same request may succeed later. */
    boolean passes() {
        return status == 503 || status == 429;
    }
}
