package dev.raven.core.session;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.AccessService;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.Ids;
import dev.raven.core.id.SessionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Exchanges API keys for sessions, and lets in who has one: never further than the key would get now. */
@Singleton
public class SessionService {
    /** Of the requests of a page that opens, one writes. */
    private static final Duration PROLONGED_BY = Duration.ofMinutes(1);

    private final AccessService access;
    private final SessionStore store;
    private final Ids ids;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    SessionService(AccessService access, SessionStore store, Ids ids, RandomGenerator random, Clock clock) {
        this.access = access;
        this.store = store;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Exchanges the key that the caller came with for a session, whose token nobody knew before.
     *
     * @param former the token that the browser had until now: that session ends
     * @throws UnauthenticatedException for a caller who came with a session: one that renewed itself would never end
     */
    @Audited(value = "session.open", category = AuditCategory.AUTHENTICATION)
    public OpenedSession open(Caller caller, Optional<String> former) {
        if (caller.session().isPresent()) {
            throw new UnauthenticatedException();
        }
        SessionToken token = SessionToken.draw(ids.session(), random);
        Session session = Session.begun(token, access.keep(caller, token.reveal()), caller.scopes(), clock.instant());
        store.keep(session, Session.IDLE);
        former.flatMap(this::held).map(Session::id).ifPresent(store::remove);
        return new OpenedSession(session, token);
    }

    /**
     * Lets the holder of a session in.
     *
     * @throws UnauthenticatedException for a session that is unknown, malformed or over, and where its key is refused
     * @throws dev.raven.api.problem.ForbiddenException as for its key
     */
    @NotAudited("refusals of its key are recorded as of the key itself; what an admitted caller does, where it is done")
    public Caller admit(String sent, RequestOrigin origin) {
        Session session = held(sent).orElseThrow(UnauthenticatedException::new);
        Caller caller = access.readmit(session.key(), sent, origin);
        prolong(session);
        return caller.by(session.id(), session.scopes());
    }

    /**
     * The caller's own session.
     *
     * @throws NotFoundException for a caller who came with an API key
     */
    @NotAudited("tells callers of themselves")
    public Session find(Caller caller) {
        return caller.session().flatMap(store::find).orElseThrow(SessionService::notFound);
    }

    /**
     * Ends a caller's own session at once.
     *
     * @throws NotFoundException for a caller who came with an API key
     */
    @Audited(value = "session.close", category = AuditCategory.AUTHENTICATION)
    public void close(Caller caller, @Recorded Optional<SessionId> session) {
        store.remove(session.filter(own -> caller.session().equals(session)).orElseThrow(SessionService::notFound));
    }

    private Optional<Session> held(String sent) {
        return SessionToken.parse(sent)
                .flatMap(token -> store.find(token.id())
                        .filter(session -> session.isOf(token) && session.aliveAt(clock.instant())));
    }

    private void prolong(Session session) {
        Instant now = clock.instant();
        Instant end = session.usedAt(now).idleExpiresAt();
        if (Duration.between(session.idleExpiresAt(), end).compareTo(PROLONGED_BY) >= 0) {
            store.prolong(session.id(), end, Duration.between(now, end));
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("This request came with an API key, not with a session.");
    }
}
