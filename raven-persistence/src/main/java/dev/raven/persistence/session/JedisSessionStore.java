package dev.raven.persistence.session;

import dev.raven.core.id.SessionId;
import dev.raven.core.session.Session;
import dev.raven.core.session.SessionStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One hash a session in a slot of its own. */
@ApplicationScoped
class JedisSessionStore implements SessionStore {
    private static final Script KEEP = Script.beside(JedisSessionStore.class, "keep");
    private static final Script PROLONG = Script.beside(JedisSessionStore.class, "prolong");

    private final Redis redis;

    @Inject
    JedisSessionStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void keep(Session session, Duration left) {
        redis.repeatably(
                KEEP.on(List.of(record(session.id())), SessionFields.of(session).argsAfter(left.toMillis())));
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return Optional.of(redis.hash(record(id)))
                .filter(fields -> !fields.isEmpty())
                .map(SessionFields::read);
    }

    /** Not waited for: where it is lost, somebody signs in again a little earlier. */
    @Override
    public void prolong(SessionId id, Instant idleExpiresAt, Duration left) {
        redis.provisionally(PROLONG.on(List.of(record(id)), left.toMillis(), idleExpiresAt));
    }

    @Override
    public void remove(SessionId id) {
        redis.repeatably(client -> client.del(record(id)));
    }

    private static String record(SessionId id) {
        return RedisKeys.single("session", id.value());
    }
}
