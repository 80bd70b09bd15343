package dev.raven.web.problem;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes what a reader of the server wrapped before any mapper of the server can. */
@Provider
public class ProcessingMapper implements ExceptionMapper<ProcessingException> {

    @Override
    public Response toResponse(ProcessingException thrown) {
        return FaultMapper.respond(FaultMapper.problem(thrown));
    }
}
