package dev.raven.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.patch.Change;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.api.user.UpdateUserRequest;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserServiceTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final UserService users = scene.get(UserService.class);

    private User create(String externalRef) {
        return users.create(acme, new CreateUserRequest(externalRef, "Alice", Map.of("a", 1)));
    }

    private static UpdateUserRequest update(Change<String> reference, Change<String> name) {
        return new UpdateUserRequest(reference, name, new Change.Keep<>());
    }

    @Test
    void aPatchKeepsClearsAndSets() {
        User alice = create("crm-1");
        User changed =
                users.update(acme, Optional.of(alice.id()), update(new Change.Set<>("crm-2"), new Change.Clear<>()));
        assertThat(changed.profile()).isEqualTo(new UserProfile("crm-2", null, Map.of("a", 1)));
        assertThat(users.find(acme, Optional.of(alice.id()))).isEqualTo(changed);
        assertThat(users.findByExternalRef(acme, "crm-1", new PageRange(10, 0)).items())
                .isEmpty();
        assertThat(users.findByExternalRef(acme, "crm-2", new PageRange(10, 0)).items())
                .containsExactly(changed);
    }

    @Test
    void aReferenceIsUniqueInATenantAndFreeInAnother() {
        create("crm-1");
        assertThatThrownBy(() -> create("crm-1")).isInstanceOf(ConflictException.class);
        assertThatCode(() -> users.create(scene.tenant(), new CreateUserRequest("crm-1", null, null)))
                .doesNotThrowAnyException();
    }

    @Test
    void oneOfManyRacersGetsAReference() {
        assertThat(Races.winners(8, racer -> {
                    try {
                        create("crm-1");
                        return true;
                    } catch (ConflictException taken) {
                        return false;
                    }
                }))
                .isEqualTo(1);
    }

    @Test
    void theQuotaHoldsUnderARace() {
        scene.settings(
                acme,
                new TenantSettingsPatch(null, null, 3, null, null, null, null, null, null, null, null, null, null));
        assertThat(Races.winners(8, racer -> {
                    try {
                        create(null);
                        return true;
                    } catch (UnprocessableException full) {
                        return false;
                    }
                }))
                .isEqualTo(3);
    }

    @Test
    void anotherTenantsUserIsNotThere() {
        User alice = create(null);
        Caller mallory = scene.tenant();
        assertThatThrownBy(() -> users.find(mallory, Optional.of(alice.id()))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> users.update(
                        mallory, Optional.of(alice.id()), update(new Change.Keep<>(), new Change.Clear<>())))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.com",
                "Alice <alice.b+x@sub.example.co.uk>",
                "+49 30 901820",
                "+14155552671",
                "tel:+44 20 7946 0958",
                "(415) 555-2671",
                "415-555-2671",
                "06 12 34 56 78",
                "jörg@müller.example",
                "4111111111111111",
                "4111 1111 1111 1111",
                "DE89 3704 0044 0532 0130 00",
                "123-45-6789",
                "12345678Z",
                "ssn 123456789",
                "AB 12 34 56 C"
            })
    void personalDataIsNoReference(String reference) {
        assertThatThrownBy(() -> create(reference))
                .isInstanceOf(UnprocessableException.class)
                .hasMessageNotContaining(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm-4711",
                "4711",
                "00000000000000000042",
                "a@b",
                "user_01HZX3",
                "550e8400-e29b-41d4-a716-446655440000",
                "漢字",
                "2026-11-24",
                "2026-11-24T10:00:00Z",
                "user-12345",
                "u_4111111111111111",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "ckp0c8q0h0000qzrmn831i7rn",
                "1732449600000",
                "36574564848",
                "1234567890123456789",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "acme/eu-1/4711"
            })
    void anOpaqueReferenceIsTaken(String reference) {
        assertThatCode(() -> create(reference)).doesNotThrowAnyException();
    }
}
