package dev.raven.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.Scope;
import dev.raven.core.access.KeptKey;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of sessions must do. */
public interface SessionStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Duration LONG = Duration.ofHours(1);
    Duration MOMENT = Duration.ofMillis(1);
    Instant NOON = Instant.parse("2026-11-24T12:00:00.123456789Z");
    Instant LATER = Instant.parse("2026-11-24T12:20:00.5Z");

    SessionStore sessions();

    private static Session session(Scope... scopes) {
        return new Session(
                IDS.session(),
                "ab".repeat(32),
                new KeptKey("rk_test_rvn_000000000000", "cd".repeat(32)),
                Set.of(scopes),
                NOON,
                NOON.plus(Duration.ofMinutes(15)));
    }

    private Session kept(Duration left, Scope... scopes) {
        Session session = session(scopes);
        sessions().keep(session, left);
        return session;
    }

    /** Looks until it is gone: the time of a session passes by itself. */
    private void awaitEnd(Session session) {
        for (int tries = 0; tries < 1_000_000; tries++) {
            if (sessions().find(session.id()).isEmpty()) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("never ended");
    }

    @Test
    default void aSessionIsFoundAsItWasKept() {
        Session admin = kept(LONG, Scope.TENANT_ADMIN, Scope.AUDIT_READ);
        Session nothing = kept(LONG);

        assertThat(sessions().find(admin.id())).hasValue(admin);
        assertThat(sessions().find(nothing.id())).hasValue(nothing);
    }

    @Test
    default void whatWasNotKeptIsNotFound() {
        kept(LONG, Scope.AUDIT_READ);

        assertThat(sessions().find(IDS.session())).isEmpty();
    }

    @Test
    default void aRemovedSessionIsGoneAtOnceAndNoOther() {
        Session one = kept(LONG, Scope.AUDIT_READ);
        Session other = kept(LONG, Scope.AUDIT_READ);

        sessions().remove(one.id());
        sessions().remove(one.id());

        assertThat(sessions().find(one.id())).isEmpty();
        assertThat(sessions().find(other.id())).hasValue(other);
    }

    @Test
    default void aProlongedSessionIsTheSameWithAnotherEnd() {
        Session session = kept(LONG, Scope.AUDIT_READ);

        sessions().prolong(session.id(), LATER, LONG);

        assertThat(sessions().find(session.id()))
                .hasValue(new Session(
                        session.id(), session.sha256(), session.key(), session.scopes(), session.createdAt(), LATER));
    }

    @Test
    default void whatWasRemovedIsNotProlonged() {
        Session session = kept(LONG, Scope.AUDIT_READ);
        sessions().remove(session.id());

        sessions().prolong(session.id(), LATER, LONG);

        assertThat(sessions().find(session.id())).isEqualTo(Optional.empty());
    }

    @Test
    default void whatIsKeptForAMomentIsForgotten() {
        awaitEnd(kept(MOMENT, Scope.AUDIT_READ));
    }

    @Test
    default void whatIsProlongedForAMomentIsForgotten() {
        Session session = kept(LONG, Scope.AUDIT_READ);

        sessions().prolong(session.id(), LATER, MOMENT);

        awaitEnd(session);
    }
}
