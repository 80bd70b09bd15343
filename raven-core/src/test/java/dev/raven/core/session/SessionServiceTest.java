package dev.raven.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.AccessService;
import dev.raven.core.access.ApiKey;
import dev.raven.core.access.ApiKeyService;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.SessionId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionServiceTest {
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();
    private final SessionService sessions = scene.get(SessionService.class);
    private final ApiKeyService keys = scene.get(ApiKeyService.class);
    private final Caller acme = scene.tenant();

    private ApiKey key(Scope... scopes) {
        return key(null, null, scopes);
    }

    private ApiKey key(@Nullable Instant end, @Nullable List<String> cidrs, Scope... scopes) {
        return keys.create(acme, new CreateApiKeyRequest("console", List.of(scopes), null, end, null, cidrs));
    }

    private Caller sent(ApiKey key) {
        return scene.get(AccessService.class).admit(key.text().reveal(), Scene.ORIGIN);
    }

    private String open(ApiKey key) {
        return sessions.open(sent(key), Optional.empty()).token().reveal();
    }

    private Caller admitted(String token) {
        return sessions.admit(token, Scene.ORIGIN);
    }

    private Optional<ProblemCode> refusal(String token) {
        return refusal(scene.node(), token, Scene.ORIGIN);
    }

    private static Optional<ProblemCode> refusal(Wiring node, String token, RequestOrigin from) {
        try {
            node.get(SessionService.class).admit(token, from);
            return Optional.empty();
        } catch (RavenException refused) {
            return Optional.of(refused.code());
        }
    }

    private void rescope(ApiKey key, Scope... scopes) {
        keys.update(
                acme,
                Optional.of(key.stored().id()),
                new UpdateApiKeyRequest(
                        new Change.Keep<>(),
                        new Change.Set<>(List.of(scopes)),
                        new Change.Keep<>(),
                        new Change.Keep<>()));
    }

    @Nested
    class ASession {
        private final ApiKey key = key(Scope.AUDIT_READ, Scope.TENANT_READ);
        private final OpenedSession opened = sessions.open(sent(key), Optional.empty());
        private final String token = opened.token().reveal();

        @Test
        void letsInAsItsKeyWould() {
            Caller byKey = sent(key);

            assertThat(admitted(token))
                    .isEqualTo(byKey.by(opened.session().id(), byKey.scopes()))
                    .extracting(Caller::session)
                    .isEqualTo(Optional.of(opened.session().id()));
        }

        @Test
        void isStoredWithoutItsTokenAndItsKey() {
            Session stored =
                    scene.get(SessionStore.class).find(opened.session().id()).orElseThrow();

            assertThat(stored).isEqualTo(opened.session());
            assertThat(stored.toString())
                    .doesNotContain(token.substring(token.indexOf('.') + 1))
                    .doesNotContain(key.text().reveal())
                    .doesNotContain(key.stored().sha256());
        }

        @Test
        void letsInOnEveryNode() {
            assertThat(refusal(scene.anotherNode(), token, Scene.ORIGIN)).isEmpty();
        }

        @Test
        void tellsWhenItEnds() {
            Instant begun = scene.clock().instant();
            scene.clock().advance(Duration.ofMinutes(10));
            Session found = sessions.find(admitted(token));

            assertThat(found.createdAt()).isEqualTo(begun);
            assertThat(found.idleExpiresAt()).isEqualTo(begun.plus(Duration.ofMinutes(25)));
            assertThat(found.expiresAt()).isEqualTo(begun.plus(LONGEST));
        }

        @Test
        void writesOnceWhereManyRequestsComeTogether() {
            Instant end = opened.session().idleExpiresAt();
            scene.clock().advance(Duration.ofSeconds(59));
            assertThat(sessions.find(admitted(token)).idleExpiresAt()).isEqualTo(end);

            scene.clock().advance(SECOND);
            assertThat(sessions.find(admitted(token)).idleExpiresAt()).isEqualTo(end.plusSeconds(60));
        }

        @Test
        void opensNoOther() {
            Caller bySession = admitted(token);

            assertThatThrownBy(() -> sessions.open(bySession, Optional.empty()))
                    .isInstanceOf(UnauthenticatedException.class);
        }
    }

    @Nested
    class Ends {
        private final ApiKey key = key(Scope.AUDIT_READ);
        private final String token = open(key);

        @Test
        void afterAQuarterOfAnHourWithoutARequest() {
            scene.clock().advance(IDLE.minus(SECOND));
            assertThat(refusal(token)).isEmpty();
            scene.clock().advance(IDLE);
            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void afterEightHoursHoweverMuchItIsUsed() {
            for (int i = 1; i < 48; i++) {
                scene.clock().advance(Duration.ofMinutes(10));
                assertThat(refusal(token)).isEmpty();
            }
            Session last = sessions.find(admitted(token));
            assertThat(last.idleExpiresAt()).isEqualTo(last.expiresAt());
            scene.clock().advance(Duration.ofMinutes(10));
            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void atOnceOnEveryNodeWhenSomebodySignsOut() {
            Wiring elsewhere = scene.anotherNode();
            assertThat(refusal(elsewhere, token, Scene.ORIGIN)).isEmpty();
            Caller caller = admitted(token);

            sessions.close(caller, caller.session());

            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
            assertThat(refusal(elsewhere, token, Scene.ORIGIN)).hasValue(ProblemCode.UNAUTHENTICATED);
            assertThatThrownBy(() -> sessions.find(caller)).isInstanceOf(NotFoundException.class);
        }

        @Test
        void whenTheSameBrowserSignsInAnew() {
            OpenedSession next = sessions.open(sent(key), Optional.of(token));

            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
            assertThat(refusal(next.token().reveal())).isEmpty();
        }

        @Test
        void notWhenSomebodyWhoKnowsItsIdAloneSignsIn() {
            SessionId id = SessionToken.parse(token).orElseThrow().id();
            sessions.open(sent(key), Optional.of(id + "." + "A".repeat(43)));

            assertThat(refusal(token)).isEmpty();
        }
    }

    @Nested
    class NeverGoesFurtherThanItsKey {

        @Test
        void thatIsRevoked() {
            ApiKey key = key(Scope.AUDIT_READ);
            String token = open(key);
            keys.revoke(acme, Optional.of(key.stored().id()));

            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
            assertThat(scene.get(InMemoryAuditLog.class).entries()).last().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo("authenticate");
                assertThat(entry.target()).hasValue(key.stored().id());
            });
        }

        @Test
        void thatExpires() {
            ApiKey key = key(scene.clock().instant().plusSeconds(60), null, Scope.AUDIT_READ);
            String token = open(key);
            scene.clock().advance(Duration.ofSeconds(60));

            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void thatWasRotated() {
            ApiKey key = key(Scope.AUDIT_READ);
            String token = open(key);
            keys.rotate(acme, Optional.of(key.stored().id()), new RotateApiKeyRequest(0));

            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void fromNetworksThatItMayNotBeUsedFrom() {
            String token = open(key(null, List.of("127.0.0.0/8"), Scope.AUDIT_READ));
            RequestOrigin elsewhere =
                    new RequestOrigin("req_1", "GET", "/", Optional.of("203.0.113.9"), Optional.empty());

            assertThat(refusal(token)).isEmpty();
            assertThat(refusal(scene.node(), token, elsewhere)).hasValue(ProblemCode.IP_NOT_ALLOWED);
        }

        @Test
        void whereScopesWereTakenFromIt() {
            ApiKey key = key(Scope.AUDIT_READ, Scope.TENANT_READ);
            String token = open(key);
            rescope(key, Scope.TENANT_READ);

            assertThat(admitted(token).scopes()).containsExactly(Scope.TENANT_READ);
        }

        @Test
        void norWhereItWasGivenMoreSince() {
            ApiKey key = key(Scope.TENANT_READ);
            String token = open(key);
            rescope(key, Scope.TENANT_READ, Scope.AUDIT_READ);

            assertThat(admitted(token).scopes()).containsExactly(Scope.TENANT_READ);
        }

        @Test
        void whoIsRefusedPutsNothingOff() {
            ApiKey key = key(null, List.of("127.0.0.0/8"), Scope.AUDIT_READ);
            String token = open(key);
            RequestOrigin elsewhere =
                    new RequestOrigin("req_1", "GET", "/", Optional.of("203.0.113.9"), Optional.empty());
            scene.clock().advance(IDLE.minus(SECOND));
            assertThat(refusal(scene.node(), token, elsewhere)).isPresent();
            scene.clock().advance(SECOND);

            assertThat(refusal(token)).hasValue(ProblemCode.UNAUTHENTICATED);
        }
    }

    @Nested
    class IsNoSession {

        @Test
        void theRightIdWithAnotherSecret() {
            SessionId id = SessionToken.parse(open(key(Scope.AUDIT_READ)))
                    .orElseThrow()
                    .id();

            assertThat(refusal(id + "." + "A".repeat(43))).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "ses_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        void whatNobodyWasGiven(String sent) {
            assertThat(refusal(sent)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void anApiKey() {
            ApiKey key = key(Scope.AUDIT_READ);
            Caller byKey = sent(key);

            assertThat(refusal(key.text().reveal())).hasValue(ProblemCode.UNAUTHENTICATED);
            assertThatThrownBy(() -> sessions.find(byKey)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> sessions.close(byKey, byKey.session())).isInstanceOf(NotFoundException.class);
        }
    }
}
