package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import dev.raven.core.network.AllowList;
import dev.raven.core.scene.Scene;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever was let in with a key is let in again without it, as long as it is the same key. */
class KeptKeyTest {
    private static final String SALT = "a secret of the session's";

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final ApiKey key = ApiKeys.on(scene.node()).create(acme, Scope.AUDIT_READ);
    private final String operatorsKey =
            ApiKeyText.mint("test", new SecureRandom()).reveal();
    private final Authenticator before = withOperator(operatorsKey);

    private Authenticator withOperator(String operator) {
        AccessSettings settings =
                new AccessSettings("test", false, Optional.of(ApiKeyText.sha256(operator)), new AllowList(List.of()));
        return new Authenticator(
                scene.get(KnownKeys.class),
                new OperatorKey(settings, ServerSettings.from(new Environment(Map.of())), new SecureRandom()),
                scene.get(KeyRules.class));
    }

    private KeptKey kept(String sent) {
        return before.keep(before.identify(sent, Scene.ORIGIN).caller(), SALT);
    }

    @Test
    void aTenantsKeyIsFoundAgain() {
        assertThat(before.identify(kept(key.text().reveal()), SALT, Scene.ORIGIN))
                .isEqualTo(before.identify(key.text().reveal(), Scene.ORIGIN));
    }

    @Test
    void theOperatorsKeyIsFoundAgainUntilThereIsAnother() {
        KeptKey kept = kept(operatorsKey);
        assertThat(before.identify(kept, SALT, Scene.ORIGIN)).isEqualTo(before.identify(operatorsKey, Scene.ORIGIN));

        Authenticator after =
                withOperator(ApiKeyText.mint("test", new SecureRandom()).reveal());
        assertThatThrownBy(() -> after.identify(kept, SALT, Scene.ORIGIN)).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void anotherSecretOfTheSamePrefixIsAnotherKey() {
        KeptKey kept = kept(key.text().reveal());
        StoredApiKey stored = key.stored();
        ApiKeyStore store = scene.get(ApiKeyStore.class);
        store.discard(acme.tenantId(), stored);
        store.create(
                acme.tenantId(),
                new StoredApiKey(
                        stored.id(),
                        stored.tenant(),
                        stored.prefix(),
                        "0".repeat(64),
                        stored.createdAt(),
                        stored.reach(),
                        stored.fate(),
                        stored.name(),
                        0));
        scene.get(KnownKeys.class).forgetAll();

        assertThatThrownBy(() -> before.identify(kept, SALT, Scene.ORIGIN))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void isWorthNothingWithAnotherSalt() {
        for (String sent : List.of(key.text().reveal(), operatorsKey)) {
            KeptKey kept = kept(sent);
            assertThatThrownBy(() -> before.identify(kept, "another", Scene.ORIGIN))
                    .isInstanceOf(UnauthenticatedException.class);
        }
    }

    @Test
    void whoCameWithoutAKeyHasNothingToKeep() {
        Caller nobody = Caller.anonymous(Scene.ORIGIN);

        assertThatThrownBy(() -> before.keep(nobody, SALT)).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void holdsNothingOfTheKeyButItsPrefix() {
        assertThat(kept(key.text().reveal()).toString())
                .contains(key.text().prefix())
                .doesNotContain(key.stored().sha256());
        assertThat(kept(operatorsKey).toString()).doesNotContain(ApiKeyText.sha256(operatorsKey));
    }
}
