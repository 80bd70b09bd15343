package dev.raven.web.user;

import dev.raven.api.access.Scope;
import dev.raven.api.erasure.ReceiptView;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.HoldRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.api.user.UserListView;
import dev.raven.api.user.UserView;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.user.LegalHoldService;
import dev.raven.core.user.User;
import dev.raven.core.user.UserService;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.erasure.ReceiptViews;
import dev.raven.web.idempotency.Idempotent;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /users}. */
@Path("users")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    private final UserService service;
    private final LegalHoldService holds;
    private final ErasureService erasures;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public UsersResource() {
        this(null, null, null);
    }

    @Inject
    public UsersResource(UserService service, LegalHoldService holds, ErasureService erasures) {
        this.service = service;
        this.holds = holds;
        this.erasures = erasures;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.USERS_WRITE)
    public Response create(@Valid @NotNull CreateUserRequest body, @Context HttpServletRequest request) {
        User created = service.create(Callers.of(request), body);
        return Response.status(Response.Status.CREATED)
                .entity(UserViews.of(created))
                .build();
    }

    @GET
    @RequiresScope(Scope.USERS_READ)
    public UserListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "limit", "offset", "external_ref");
        PageRange range = query.page();
        Caller caller = Callers.of(request);
        Page<UserView> page = query.text("external_ref")
                .map(reference -> service.findByExternalRef(caller, reference, range))
                .orElseGet(() -> service.list(caller, range))
                .map(UserViews::of);
        return new UserListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @GET
    @Path("{user_id}")
    @RequiresScope(Scope.USERS_READ)
    public UserView find(@PathParam("user_id") String id, @Context HttpServletRequest request) {
        return UserViews.of(service.find(Callers.of(request), Ids.parse(id, UserId::new)));
    }

    @PATCH
    @Path("{user_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.USERS_WRITE)
    public UserView update(
            @PathParam("user_id") String id,
            @Valid @NotNull UpdateUserRequest body,
            @Context HttpServletRequest request) {
        return UserViews.of(service.update(Callers.of(request), Ids.parse(id, UserId::new), body));
    }

    @DELETE
    @Path("{user_id}")
    @RequiresScope(Scope.USERS_WRITE)
    public ReceiptView erase(@PathParam("user_id") String id, @Context HttpServletRequest request) {
        return ReceiptViews.of(erasures.eraseUser(Callers.of(request), Ids.parse(id, UserId::new)));
    }

    @POST
    @Path("{user_id}/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.TENANT_ADMIN)
    public UserView hold(
            @PathParam("user_id") String id, @Valid @NotNull HoldRequest body, @Context HttpServletRequest request) {
        return UserViews.of(holds.place(Callers.of(request), Ids.parse(id, UserId::new), body));
    }

    @DELETE
    @Path("{user_id}/hold")
    @RequiresScope(Scope.TENANT_ADMIN)
    public UserView release(@PathParam("user_id") String id, @Context HttpServletRequest request) {
        return UserViews.of(holds.release(Callers.of(request), Ids.parse(id, UserId::new)));
    }
}
