package dev.raven.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.core.Races;
import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyStore;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantVault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RegistrationServiceTest {
    private static final Caller ANYBODY = Caller.anonymous(Scene.ORIGIN);
    private static final Caller OPERATOR = new Caller(
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(Scope.PLATFORM_ADMIN), Scene.ORIGIN);

    private static RegisterTenantRequest request(String email) {
        return new RegisterTenantRequest("Example", email, null);
    }

    private static Registration register(RegistrationMode mode, Caller caller) {
        return new Scene(mode).get(RegistrationService.class).register(caller, request("a@example.com"));
    }

    @Test
    void theFirstKeyHoldsEveryScopeOfATenantAndNoneOfThePlatform() {
        Registration done = register(RegistrationMode.OPEN, ANYBODY);
        assertThat(done.apiKey().stored().reach().scopes())
                .hasSize(Scope.values().length - 1)
                .doesNotContain(Scope.PLATFORM_ADMIN);
    }

    @Test
    void operatorModeWantsTheOperator() {
        assertThatThrownBy(() -> register(RegistrationMode.OPERATOR, ANYBODY))
                .isInstanceOf(UnauthenticatedException.class);
        assertThat(register(RegistrationMode.OPERATOR, OPERATOR)).isNotNull();
    }

    @Test
    void closedIsClosedForEverybody() {
        assertThatThrownBy(() -> register(RegistrationMode.CLOSED, ANYBODY)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> register(RegistrationMode.CLOSED, OPERATOR)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void anAddressThatIsRegisteredCostsNoKey() {
        Scene scene = new Scene();
        scene.get(RegistrationService.class).register(ANYBODY, request("a@example.com"));
        List<String> calls = new CopyOnWriteArrayList<>();
        Wiring node = scene.nodeOver(watched(
                KeyStore.class,
                scene.get(KeyStore.class),
                call -> calls.add(call.method().getName())));
        node.get(TenantVault.class).registered("platform@example.com");
        calls.clear();

        assertThatThrownBy(() -> node.get(RegistrationService.class).register(ANYBODY, request("A@example.com ")))
                .isInstanceOf(ConflictException.class);

        assertThat(calls).isEmpty();
    }

    @Test
    void whoLosesTheRaceForAnAddressLeavesNoApiKey() {
        Scene scene = new Scene();
        List<TenantId> made = new CopyOnWriteArrayList<>();
        Wiring node = scene.nodeOver(watched(ApiKeyStore.class, scene.get(ApiKeyStore.class), call -> {
            if (call.method().getName().equals("create")) {
                made.add((TenantId) call.arguments()[0]);
                scene.get(RegistrationService.class).register(ANYBODY, request("a@example.com"));
            }
        }));

        assertThatThrownBy(() -> node.get(RegistrationService.class).register(ANYBODY, request("a@example.com")))
                .isInstanceOf(ConflictException.class);

        assertThat(made).singleElement().satisfies(tenant -> {
            assertThat(scene.get(ApiKeyStore.class).list(tenant)).isEmpty();
            assertThat(scene.get(KeyStore.class).find(new KeyName.OfTenant(tenant, KeyPurpose.DATA)))
                    .isEmpty();
        });
    }

    private record Call(Method method, Object[] arguments) {}

    /** The real store, of whose calls a test is told before they are made. */
    private static Object watched(Class<?> port, Object real, Consumer<Call> told) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, called, arguments) -> {
            told.accept(new Call(called, arguments));
            try {
                return called.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    @Test
    void anAddressRegistersOnceWhateverItsCaseAlsoInARace() {
        RegistrationService service = new Scene().get(RegistrationService.class);
        long registered = Races.winners(8, racer -> {
            try {
                service.register(ANYBODY, request(racer % 2 == 0 ? "a@example.com" : "A@Example.COM"));
                return true;
            } catch (ConflictException taken) {
                return false;
            }
        });
        assertThat(registered).isEqualTo(1);
    }
}
