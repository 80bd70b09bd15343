package dev.raven.web.imports;

import dev.raven.web.problem.Violations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;

/** Holds what stands in a file against the rules of a request of its own. */
@Singleton
public class ImportChecks {
    private final Validator validator;

    @Inject
    ImportChecks(Validator validator) {
        this.validator = validator;
    }

    /** @throws dev.raven.api.problem.InvalidRequestException naming what breaks a rule */
    <T> T checked(T request) {
        Set<ConstraintViolation<T>> broken = validator.validate(request);
        if (!broken.isEmpty()) {
            throw Violations.refusal(broken);
        }
        return request;
    }
}
