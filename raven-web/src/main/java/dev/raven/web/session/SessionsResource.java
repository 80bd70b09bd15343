package dev.raven.web.session;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.session.SessionView;
import dev.raven.core.caller.Caller;
import dev.raven.core.network.AllowList;
import dev.raven.core.session.OpenedSession;
import dev.raven.core.session.SessionService;
import dev.raven.web.access.AnyCaller;
import dev.raven.web.access.RequestCost;
import dev.raven.web.access.SessionCookie;
import dev.raven.web.caller.Callers;
import dev.raven.web.request.ClientAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /sessions}. */
@Path("sessions")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    /** Browsers take its word for secure. */
    private static final AllowList THIS_MACHINE = AllowList.of(List.of("127.0.0.0/8", "::1/128"));

    private final SessionService service;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public SessionsResource() {
        this(null);
    }

    @Inject
    public SessionsResource(SessionService service) {
        this.service = service;
    }

    @POST
    @AnyCaller("the session has whatever scopes the key has")
    public Response open(@Context HttpServletRequest request) {
        requireThatTheCookieIsKept(request);
        Caller caller = Callers.of(request);
        OpenedSession opened = service.open(caller, SessionCookie.sent(request));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.SET_COOKIE, SessionCookie.holding(opened.token()))
                .entity(SessionViews.of(opened.session(), caller))
                .build();
    }

    @GET
    @Path("current")
    @AnyCaller("tells callers of themselves")
    public SessionView find(@Context HttpServletRequest request) {
        Caller caller = Callers.of(request);
        return SessionViews.of(service.find(caller), caller);
    }

    @DELETE
    @Path("current")
    @RequestCost(0)
    @AnyCaller("everybody may sign out")
    public Response close(@Context HttpServletRequest request) {
        Caller caller = Callers.of(request);
        service.close(caller, caller.session());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.ENDED)
                .build();
    }

    /** In development keys may come over plain HTTP; a browser drops a secure cookie that does, and nobody would know why. */
    private static void requireThatTheCookieIsKept(HttpServletRequest request) {
        if (!ClientAddress.secure(request) && !THIS_MACHINE.admits(ClientAddress.of(request))) {
            throw new ForbiddenException(
                    ProblemCode.TLS_REQUIRED, "Use https, or a browser on the server's own machine, to sign in.");
        }
    }
}
