package dev.raven.web.problem;

import dev.raven.api.problem.RavenException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes Raven's own refusals before any mapper of the server can. */
@Provider
public class RefusalMapper implements ExceptionMapper<RavenException> {

    @Override
    public Response toResponse(RavenException thrown) {
        return FaultMapper.respond(FaultMapper.problem(thrown));
    }
}
