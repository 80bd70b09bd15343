package dev.raven.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.Scope;
import dev.raven.core.access.KeptKey;
import dev.raven.core.id.Ids;
import dev.raven.core.session.Session;
import dev.raven.core.session.SessionStore;
import dev.raven.core.session.SessionStoreContract;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.TestRedis;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JedisSessionStoreTest implements SessionStoreContract {
    private final Redis redis = TestRedis.shared();

    @Override
    public SessionStore sessions() {
        return new JedisSessionStore(redis);
    }

    private long minutesLeft(Session session) {
        long millis = redis.read(client -> client.pttl("rvn:{session:" + session.id() + "}"));
        return Duration.ofMillis(millis).plusSeconds(30).toMinutes();
    }

    @Test
    void redisForgetsASessionWhenItEnds() {
        Session session = new Session(
                new Ids(new SecureRandom()).session(),
                "ab".repeat(32),
                new KeptKey("operator", "cd".repeat(32)),
                Set.of(Scope.PLATFORM_ADMIN),
                Instant.EPOCH,
                Instant.EPOCH);

        sessions().keep(session, Duration.ofMinutes(15));
        assertThat(minutesLeft(session)).isEqualTo(15);

        sessions().prolong(session.id(), Instant.EPOCH, Duration.ofMinutes(40));
        assertThat(minutesLeft(session)).isEqualTo(40);
    }
}
