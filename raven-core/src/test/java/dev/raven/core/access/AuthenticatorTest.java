package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is looked up to find out whose key came. */
class AuthenticatorTest {
    private final List<String> lookUps = new CopyOnWriteArrayList<>();
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final ApiKey key = ApiKeys.on(scene.node()).create(acme, Scope.MEMORY_READ);
    private final Wiring node = scene.nodeOver(watched(scene.get(ApiKeyStore.class)));

    private ApiKeyStore watched(ApiKeyStore real) {
        return (ApiKeyStore) Proxy.newProxyInstance(
                ApiKeyStore.class.getClassLoader(), new Class<?>[] {ApiKeyStore.class}, (proxy, called, arguments) -> {
                    lookUps.add(called.getName());
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private ProblemCode refusal(String sent) {
        return ApiKeys.refusal(() -> node.get(AccessService.class).admit(sent, Scene.ORIGIN))
                .orElseThrow();
    }

    @Test
    void aKeyWhoseCheckDoesNotFitIsLookedUpNowhere() {
        String text = key.text().reveal();
        String otherCheck = text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
        for (String wrong : List.of("x", text.substring(1), otherCheck, " " + text)) {
            assertThat(refusal(wrong)).isEqualTo(ProblemCode.UNAUTHENTICATED);
        }
        assertThat(lookUps).isEmpty();
    }

    @Test
    void aWarmKeyIsNotReadAgain() {
        ApiKeys there = ApiKeys.on(node);
        for (int i = 0; i < 100; i++) {
            assertThat(there.refusal(key)).isEmpty();
        }
        assertThat(lookUps).hasSizeLessThan(10).containsOnly("findByPublicId");
    }

    @Test
    void anotherSecretCostsOneLookUpEachTimeWhetherThereIsSuchAKeyOrNot() {
        String invented = ApiKeyText.mint("test", new SecureRandom()).reveal();
        String forged = forged();
        for (int i = 1; i <= 3; i++) {
            assertThat(refusal(forged)).isEqualTo(ProblemCode.UNAUTHENTICATED);
            assertThat(lookUps).hasSize(2 * i - 1);
            assertThat(refusal(invented)).isEqualTo(ProblemCode.UNAUTHENTICATED);
            assertThat(lookUps).hasSize(2 * i);
        }
    }

    @Test
    void anotherSecretIsLookedUpAlsoWhereTheKeyIsWarm() {
        ApiKeys.on(node).refusal(key);
        int before = lookUps.size();
        assertThat(refusal(forged())).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(lookUps).hasSize(before + 1);
    }

    /** The key's public part with another secret, and a check that fits. */
    private String forged() {
        String secret = ApiKeyText.mint("test", new SecureRandom()).reveal().split("_")[4];
        String body = key.text().prefix() + "_" + secret.substring(0, 32);
        return body + ApiKeyText.check(body);
    }

    @Test
    void anInventedKeyIsNotRemembered() {
        String invented = ApiKeyText.mint("test", new SecureRandom()).reveal();
        assertThat(refusal(invented)).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(refusal(invented)).isEqualTo(ProblemCode.UNAUTHENTICATED);
        assertThat(lookUps).containsExactly("findByPublicId", "findByPublicId");
    }
}
