package dev.raven.web.problem;

import dev.raven.api.problem.ProblemView;
import dev.raven.web.request.RequestId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives a problem the id of its request. An error without a body of its own becomes a problem here, too. */
@Provider
public class ProblemFilter implements ContainerResponseFilter {
    private static final MediaType TYPE = MediaType.valueOf(ProblemView.MEDIA_TYPE);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            write(request, response, problem);
        } else if (response.getStatus() >= 400 && !response.hasEntity()) {
            write(request, response, HttpProblems.of(response.getStatus()));
        }
    }

    private static void write(ContainerRequestContext request, ContainerResponseContext response, Problem problem) {
        response.setEntity(problem.view(RequestId.of(request)), new Annotation[0], TYPE);
    }
}
