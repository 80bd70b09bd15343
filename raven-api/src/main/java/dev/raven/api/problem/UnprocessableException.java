package dev.raven.api.problem;

import java.util.List;

/** The request is well-formed, and a policy or quota forbids it. */
public final class UnprocessableException extends RavenException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public UnprocessableException(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    /** @param errors what is wrong with which field, where fields are at fault */
    public UnprocessableException(ProblemCode code, String detail, List<FieldError> errors) {
        super(code, detail);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
