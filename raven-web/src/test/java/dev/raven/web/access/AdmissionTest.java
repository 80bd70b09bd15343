package dev.raven.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.access.AccessService;
import dev.raven.core.access.ApiKeyService;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.GuessLimiter;
import dev.raven.core.scene.Scene;
import dev.raven.core.session.SessionService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever tries sessions is locked out as whoever tries keys, and by the same count. */
class AdmissionTest {
    private final Scene scene = new Scene();
    private final Admission admission = new Admission(
            scene.get(AccessService.class), scene.get(SessionService.class), scene.get(GuessLimiter.class));
    private final String key = scene.get(ApiKeyService.class)
            .create(
                    scene.tenant(),
                    new CreateApiKeyRequest("console", List.of(Scope.AUDIT_READ), null, null, null, null))
            .text()
            .reveal();

    private Caller byKey() {
        return admission.admit(Optional.of(key), Scene.ORIGIN);
    }

    private String open() {
        return scene.get(SessionService.class)
                .open(byKey(), Optional.empty())
                .token()
                .reveal();
    }

    private static String guess(int number) {
        return "ses_" + "A".repeat(22) + "." + "%043d".formatted(number);
    }

    /** @return how many were refused before the network was told to wait */
    private int guessUntilLockedOut() {
        for (int tries = 0; tries < 1_000; tries++) {
            try {
                admission.resume(guess(tries), Scene.ORIGIN);
            } catch (UnauthenticatedException refused) {
                continue;
            } catch (RateLimitedException locked) {
                return tries;
            }
        }
        throw new AssertionError("never locked out");
    }

    @Test
    void whoTriesSessionsIsToldToWaitAndSoIsANewKeyFromThere() {
        String session = open();

        assertThat(guessUntilLockedOut()).isBetween(1, 100);

        assertThatThrownBy(() -> admission.resume(session, Scene.ORIGIN)).isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> admission.admit(Optional.of("x"), Scene.ORIGIN))
                .isInstanceOf(RateLimitedException.class);
    }

    @Test
    void whoSendsNothingTriesNothing() {
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> admission.admit(Optional.empty(), Scene.ORIGIN))
                    .isInstanceOf(UnauthenticatedException.class);
        }
        assertThat(byKey().tenant()).isPresent();
    }

    @Test
    void whoeverIsSignedInThereStaysSo() {
        String session = open();
        Caller before = admission.resume(session, Scene.ORIGIN);

        guessUntilLockedOut();

        assertThat(admission.resume(session, Scene.ORIGIN)).isEqualTo(before);
        assertThat(byKey().tenant()).isEqualTo(before.tenant());
    }

    @Test
    void aSessionIsNoKeyAndAKeyIsNoSession() {
        String session = open();

        assertThatThrownBy(() -> admission.admit(Optional.of(session), Scene.ORIGIN))
                .isInstanceOf(UnauthenticatedException.class);
        assertThatThrownBy(() -> admission.resume(key, Scene.ORIGIN)).isInstanceOf(UnauthenticatedException.class);
    }
}
