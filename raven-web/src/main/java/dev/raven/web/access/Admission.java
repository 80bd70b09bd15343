package dev.raven.web.access;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.AccessService;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.limit.GuessLimiter;
import dev.raven.core.session.SessionService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Authentication, for those who do not fail at it too often. */
@Singleton
public class Admission {
    private final AccessService access;
    private final SessionService sessions;
    private final GuessLimiter guesses;

    @Inject
    Admission(AccessService access, SessionService sessions, GuessLimiter guesses) {
        this.access = access;
        this.sessions = sessions;
        this.guesses = guesses;
    }

    /** Nothing is no guess: else any page could have the browsers of an office ask without a key, and lock it out. */
    Caller admit(Optional<String> key, RequestOrigin origin) {
        String sent = key.orElseThrow(UnauthenticatedException::new);
        return guesses.admit(origin.address(), sent, () -> access.admit(sent, origin));
    }

    /** The holder of a session: whose token is refused may be guessing, too. */
    Caller resume(String token, RequestOrigin origin) {
        return guesses.admit(origin.address(), token, () -> sessions.admit(token, origin));
    }

    /** Somebody for whom another server vouches, if it does; what is refused counts like a refused key. */
    public Caller vouched(String sent, RequestOrigin origin, Supplier<Caller> authentication) {
        return guesses.admit(origin.address(), sent, authentication);
    }

    /** A key that came over plain HTTP is marked, and refused as often as others are. */
    RavenException exposed(String key, RequestOrigin origin, RavenException refusal) {
        return guesses.refuse(origin.address(), () -> access.expose(key, origin), refusal);
    }

    /** A key that came from where nobody is let in from: refused as often as others are. */
    RavenException barred(String key, RequestOrigin origin, RavenException refusal) {
        return guesses.refuse(origin.address(), () -> access.bar(key, origin), refusal);
    }

    void limited(Caller caller) {
        access.limited(caller);
    }

    void require(Scope scope, Caller caller) {
        access.require(scope, caller);
    }
}
