package dev.raven.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import java.util.Optional;
import java.util.Set;
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
