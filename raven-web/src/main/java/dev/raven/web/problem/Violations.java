package dev.raven.web.problem;

import dev.raven.api.problem.FieldError;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Broken rules in the client's words. */
public final class Violations {
    private Violations() {}

    /** Names every field that breaks a rule, in a fixed order. */
    public static InvalidRequestException refusal(Collection<? extends ConstraintViolation<?>> broken) {
        List<FieldError> errors = broken.stream()
                .map(violation -> new FieldError(Fields.of(violation.getPropertyPath()), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        FieldError first = errors.get(0);
        return new InvalidRequestException(ProblemCode.INVALID_REQUEST, first.field() + ": " + first.message(), errors);
    }
}
