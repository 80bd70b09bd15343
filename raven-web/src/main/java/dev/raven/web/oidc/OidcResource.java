package dev.raven.web.oidc;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.RavenException;
import dev.raven.api.session.OidcView;
import dev.raven.core.caller.Caller;
import dev.raven.core.session.SessionService;
import dev.raven.web.access.Public;
import dev.raven.web.access.SessionCookie;
import dev.raven.web.caller.Callers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code /sessions/oidc}. Browsers come here by links and redirects: what goes wrong is told by the console, to which they are sent. */
@Path("sessions/oidc")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class OidcResource {
    private static final Logger LOG = System.getLogger(OidcResource.class.getName());
    private static final String UNAVAILABLE = "identity_provider_unavailable";

    private final OidcSignIn signIn;
    private final StaffEntrance entrance;
    private final SessionService sessions;
    private final RandomGenerator random;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public OidcResource() {
        this(null, null, null, null);
    }

    @Inject
    public OidcResource(OidcSignIn signIn, StaffEntrance entrance, SessionService sessions, RandomGenerator random) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.sessions = sessions;
        this.random = random;
    }

    @GET
    @Public("whoever is to sign in has to be told how")
    public OidcView find() {
        return new OidcView(signIn.issuer().orElseThrow(OidcResource::notSet));
    }

    @GET
    @Path("start")
    @Public("nobody is signed in yet")
    public Response start() {
        requireProvider();
        SignInAttempt attempt = SignInAttempt.begin(random);
        try {
            return Response.seeOther(signIn.destination(attempt))
                    .header(HttpHeaders.SET_COOKIE, AttemptCookie.holding(attempt))
                    .build();
        } catch (ProviderException away) {
            return away(away);
        }
    }

    @GET
    @Path("callback")
    @Public("whoever comes back from the provider is nobody until it has vouched for them")
    public Response callback(@Context HttpServletRequest request, @Context UriInfo uri, @Context HttpHeaders headers) {
        requireProvider();
        try {
            Caller caller = entrance.enter(
                    ProviderAnswer.of(uri, headers), Callers.of(request).origin());
            return Response.seeOther(signIn.console())
                    .header(HttpHeaders.SET_COOKIE, AttemptCookie.ENDED)
                    .header(
                            HttpHeaders.SET_COOKIE,
                            SessionCookie.holding(
                                    sessions.open(caller, Optional.empty()).token()))
                    .build();
        } catch (RavenException refused) {
            return told(refused.code().wireName());
        } catch (ProviderException away) {
            return away(away);
        }
    }

    private void requireProvider() {
        if (signIn.issuer().isEmpty()) {
            throw notSet();
        }
    }

    private Response away(ProviderException away) {
        LOG.log(Level.WARNING, "nobody can sign in through the identity provider: " + away.getMessage());
        return told(UNAVAILABLE);
    }

    /** The console says in words why nobody is signed in. */
    private Response told(String code) {
        return Response.seeOther(signIn.console().resolve("?sign_in=" + code))
                .header(HttpHeaders.SET_COOKIE, AttemptCookie.ENDED)
                .build();
    }

    private static NotFoundException notSet() {
        return new NotFoundException("This server has no identity provider; sign in with an API key.");
    }
}
