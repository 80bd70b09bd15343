package dev.raven.web.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final Crowd crowd = new Crowd();
    private final List<Runnable> held = new ArrayList<>();
    private final ContainerRequestContext request = (ContainerRequestContext) Proxy.newProxyInstance(
            CrowdTest.class.getClassLoader(), new Class<?>[] {ContainerRequestContext.class}, (proxy, method, sent) -> {
                held.add((Runnable) sent[1]);
                return null;
            });

    private void fill(Caller caller, int places) {
        for (int i = 0; i < places; i++) {
            crowd.enter(request, caller);
        }
    }

    @Test
    void aTenantLeavesPlacesForOthersHoweverManyKeysItHas() {
        fill(acme, Crowd.MOST_OF_A_TENANT - 1);
        fill(scene.caller(acme.tenantId()), 1);
        assertThatThrownBy(() -> crowd.enter(request, acme)).isInstanceOf(UnavailableException.class);
        assertThatCode(() -> crowd.enter(request, scene.tenant())).doesNotThrowAnyException();
        held.get(0).run();
        assertThatCode(() -> crowd.enter(request, acme)).doesNotThrowAnyException();
    }

    @Test
    void whoHasNoKeyGetsFewPlaces() {
        Caller anybody = Caller.anonymous(acme.origin());
        fill(anybody, Crowd.MOST_WITHOUT_A_KEY);
        assertThatThrownBy(() -> crowd.enter(request, anybody)).isInstanceOf(UnavailableException.class);
        assertThatCode(() -> crowd.enter(request, acme)).doesNotThrowAnyException();
    }
}
