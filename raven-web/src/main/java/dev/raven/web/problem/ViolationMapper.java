package dev.raven.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Names every field that breaks a rule, in the client's words and in a fixed order. */
@Provider
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException broken) {
        if (!broken.getConstraintViolations().stream().allMatch(ViolationMapper::byClient)) {
            return FaultMapper.respond(FaultMapper.problem(new IllegalStateException(broken)));
        }
        return FaultMapper.respond(Problem.of(Violations.refusal(broken.getConstraintViolations())));
    }

    /** Only what a resource was given is the client's fault; the bean may be a subclass the container made. */
    private static boolean byClient(ConstraintViolation<?> violation) {
        for (Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            if (type.isAnnotationPresent(Path.class)) {
                return true;
            }
        }
        return false;
    }
}
