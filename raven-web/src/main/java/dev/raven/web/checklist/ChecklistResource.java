package dev.raven.web.checklist;

import dev.raven.api.access.Scope;
import dev.raven.api.checklist.AttestRequest;
import dev.raven.api.checklist.AttestationView;
import dev.raven.api.checklist.ChecklistView;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.checklist.ChecklistService;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding.Status;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;

/** {@code /security/checklist}. */
@Path("security/checklist")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ChecklistResource {
    private static final String STATUS = "status";

    private final ChecklistService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ChecklistResource() {
        this(null);
    }

    @Inject
    public ChecklistResource(ChecklistService service) {
        this.service = service;
    }

    @GET
    @RequestCost(20)
    @RequiresScope(value = Scope.TENANT_ADMIN, orOperator = true)
    public ChecklistView look(@Context HttpServletRequest request, @Context UriInfo uri) {
        Optional<Status> wanted = QueryParameters.of(uri, STATUS).text(STATUS).map(ChecklistResource::status);
        return ChecklistViews.of(service.look(Callers.of(request)), wanted);
    }

    @POST
    @Path("{row_id}/attestation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(value = Scope.TENANT_ADMIN, orOperator = true)
    public AttestationView attest(
            @PathParam("row_id") String id, @Valid @NotNull AttestRequest body, @Context HttpServletRequest request) {
        return ChecklistViews.of(service.attest(Callers.of(request), ChecklistRow.of(id), body));
    }

    private static Status status(String name) {
        return Arrays.stream(Status.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidRequestException.of(STATUS, "must be one of pass, fail, warn, manual."));
    }
}
