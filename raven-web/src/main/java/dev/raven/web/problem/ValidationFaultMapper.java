package dev.raven.web.problem;

import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes faults of validation itself before any mapper of the server can, which would name classes. */
@Provider
public class ValidationFaultMapper implements ExceptionMapper<ValidationException> {

    @Override
    public Response toResponse(ValidationException thrown) {
        return FaultMapper.respond(FaultMapper.problem(thrown));
    }
}
