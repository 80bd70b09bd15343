package dev.raven.core.session;

import dev.raven.core.id.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions in memory. */
public final class InMemorySessionStore implements SessionStore {
    private final InstantSource clock;
    private final Map<SessionId, Kept> sessions = new HashMap<>();

    private record Kept(Session session, Instant until) {}

    public InMemorySessionStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void keep(Session session, Duration left) {
        sessions.put(session.id(), new Kept(session, clock.instant().plus(left)));
    }

    @Override
    public synchronized Optional<Session> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id))
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .map(Kept::session);
    }

    @Override
    public synchronized void prolong(SessionId id, Instant idleExpiresAt, Duration left) {
        find(id).ifPresent(held -> keep(
                new Session(held.id(), held.sha256(), held.key(), held.scopes(), held.createdAt(), idleExpiresAt),
                left));
    }

    @Override
    public synchronized void remove(SessionId id) {
        sessions.remove(id);
    }
}
