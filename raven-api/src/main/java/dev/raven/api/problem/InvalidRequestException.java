package dev.raven.api.problem;

import java.util.List;

/** The request breaks a rule of the contract; names each field and the mend. */
public final class InvalidRequestException extends RavenException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidRequestException(ProblemCode code, String detail, List<FieldError> errors) {
        super(code, detail);
        this.errors = List.copyOf(errors);
    }

    /** One field, one mend. */
    public static InvalidRequestException of(String field, String message) {
        return new InvalidRequestException(
                ProblemCode.INVALID_REQUEST, field + ": " + message, List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
