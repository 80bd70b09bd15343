package dev.raven.api.problem;

import java.util.List;

/**
 * A refusal as a client reads it (RFC 9457).
 *
 * @param type {@code urn:raven:problem:<code>}: the contract
 * @param detail what happened this time and how to mend it
 * @param instance {@code urn:raven:request:<request id>}
 * @param errors what is wrong with which field; empty unless the request itself is at fault
 */
public record ProblemView(
        String type, String title, int status, String detail, String instance, String code, List<FieldError> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The refusal of one request; the status is given, as some come from the server. */
    public static ProblemView of(
            ProblemCode code, int status, String detail, String requestId, List<FieldError> errors) {
        return new ProblemView(
                "urn:raven:problem:" + code.wireName(),
                code.title(),
                status,
                detail,
                "urn:raven:request:" + requestId,
                code.wireName(),
                errors);
    }
}
