package dev.raven.core.session;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps sessions until they end. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface SessionStore {

    /**
     * Keeps a new session.
     *
     * @param left after which it may be forgotten
     */
    @PlatformWide("the operator signs in, too")
    void keep(Session session, Duration left);

    @PlatformWide("the session is how the tenant is found")
    Optional<Session> find(SessionId id);

    /** Puts a session's idle end off; nothing happens where it was removed. */
    @PlatformWide("the operator signs in, too")
    void prolong(SessionId id, Instant idleExpiresAt, Duration left);

    @PlatformWide("the operator signs in, too")
    void remove(SessionId id);
}
