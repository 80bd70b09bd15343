package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.ApiKeyPreset;
import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No key gives another more than it has: no scope, no day, no network. */
class ApiKeyGrantsTest {
    private static final List<String> OFFICE = List.of("127.0.0.0/8", "2001:db8::/32");

    private final Scene scene = new Scene();
    private final ApiKeys keys = ApiKeys.on(scene.node());
    private final Caller acme = scene.tenant();
    private final Instant soon = scene.clock().instant().plus(Duration.ofDays(2));
    private final ApiKey bounded =
            keys.create(acme, soon, OFFICE, Scope.TENANT_ADMIN, Scope.MEMORY_READ, Scope.MEMORY_WRITE);
    private final Caller limited = Scene.caller(bounded);

    private ApiKey create(@Nullable List<Scope> scopes, @Nullable ApiKeyPreset preset, @Nullable Integer days) {
        return scene.get(ApiKeyService.class)
                .create(limited, new CreateApiKeyRequest("k", scopes, preset, null, days, null));
    }

    @Nested
    class Making {

        @Test
        void whatIsNotAskedForIsInherited() {
            KeyReach made = keys.create(limited, Scope.MEMORY_READ).stored().reach();
            assertThat(made)
                    .isEqualTo(new KeyReach(
                            Set.of(Scope.MEMORY_READ),
                            OFFICE,
                            bounded.stored().reach().expiresAt()));
        }

        @Test
        void lessCanBeHandedOn() {
            KeyReach made = keys.create(
                            limited, soon.minusSeconds(1), List.of("127.0.0.1", "2001:db8:1::/48"), Scope.MEMORY_READ)
                    .stored()
                    .reach();
            assertThat(made.expiresAt()).hasValue(soon.minusSeconds(1));
            assertThat(made.allowedCidrs()).containsExactly("127.0.0.1", "2001:db8:1::/48");
        }

        @Test
        void noScopeThatTheMakerLacks() {
            assertThatThrownBy(() -> keys.create(limited, Scope.USERS_READ))
                    .isInstanceOf(ForbiddenException.class)
                    .hasMessageContaining("users:read");
        }

        @Test
        void noLaterEnd() {
            assertThatThrownBy(() -> keys.create(limited, soon.plusNanos(1), List.of(), Scope.MEMORY_READ))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("expires_at");
            assertThatThrownBy(() -> create(List.of(Scope.MEMORY_READ), null, 3))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("expires_in_days");
            assertThat(create(List.of(Scope.MEMORY_READ), null, 2)
                            .stored()
                            .reach()
                            .expiresAt())
                    .hasValue(soon);
        }

        @Test
        void noOtherNetwork() {
            for (String wider : List.of("0.0.0.0/0", "126.0.0.0/7", "10.0.0.1", "2001:db9::/48", "::/0")) {
                assertThatThrownBy(() -> keys.create(limited, null, List.of("127.0.0.1", wider), Scope.MEMORY_READ))
                        .as(wider)
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("allowed_cidrs[1]");
            }
        }

        @Test
        void aMakerThatWasRevokedElsewhereAMomentAgoMakesNothing() {
            ApiKeys.on(scene.anotherNode()).revoke(acme, bounded);
            assertThat(ApiKeys.refusal(() -> keys.create(limited, Scope.MEMORY_READ)))
                    .hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @ParameterizedTest
        @EnumSource(ApiKeyPreset.class)
        void aPresetIsItsScopes(ApiKeyPreset preset) {
            ApiKey made = scene.get(ApiKeyService.class)
                    .create(acme, new CreateApiKeyRequest("k", null, preset, null, null, null));
            assertThat(made.stored().reach().scopes())
                    .isEqualTo(preset.scopes())
                    .isNotEmpty()
                    .doesNotContain(Scope.PLATFORM_ADMIN);
        }

        @Test
        void thePresetOfAnAdministratorIsAllThatATenantCanHold() {
            assertThat(ApiKeyPreset.ADMIN.scopes()).isEqualTo(acme.scopes());
        }

        @Test
        void aPresetWithAScopeThatTheMakerLacksIsRefused() {
            assertThat(ApiKeys.refusal(() -> create(null, ApiKeyPreset.AGENT_RUNTIME, null)))
                    .hasValue(ProblemCode.INSUFFICIENT_SCOPE);
        }

        @Test
        void scopesOrPresetAndNotBoth() {
            for (Runnable wrong : List.<Runnable>of(
                    () -> create(null, null, null),
                    () -> create(List.of(Scope.MEMORY_READ), ApiKeyPreset.ANALYTICS, null))) {
                assertThatThrownBy(wrong::run)
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageContaining("scopes");
            }
        }
    }

    @Nested
    class Changing {
        private final ApiKey other = keys.create(acme, Scope.MEMORY_READ);

        @Test
        void changesWhatIsNamedAndNothingElse() {
            assertThat(keys.rename(acme, other, "Night shift").auditChanges()).containsExactly("name");
            KnownApiKey renamed = keys.find(acme, other);
            assertThat(renamed.name()).isEqualTo("Night shift");
            assertThat(renamed.stored().reach()).isEqualTo(other.stored().reach());
            keys.rescope(acme, other, Scope.MEMORY_READ, Scope.MEMORY_WRITE);
            keys.allow(acme, other, "203.0.113.0/24");
            keys.expire(acme, other, new Change.Set<>(soon));
            assertThat(keys.find(acme, other).stored().reach())
                    .isEqualTo(new KeyReach(
                            Set.of(Scope.MEMORY_READ, Scope.MEMORY_WRITE),
                            List.of("203.0.113.0/24"),
                            java.util.Optional.of(soon)));
            assertThat(keys.find(acme, other).name()).isEqualTo("Night shift");
        }

        @Test
        void whatIsClearedIsThatOfTheKeyThatChangesIt() {
            keys.allow(limited, other);
            keys.expire(limited, other, new Change.Clear<>());
            assertThat(keys.find(acme, other).stored().reach())
                    .isEqualTo(new KeyReach(Set.of(Scope.MEMORY_READ), OFFICE, java.util.Optional.of(soon)));
        }

        @Test
        void nothingIsWidenedBeyondTheKeyThatChangesIt() {
            assertThat(ApiKeys.refusal(() -> keys.rescope(limited, other, Scope.USERS_READ)))
                    .hasValue(ProblemCode.INSUFFICIENT_SCOPE);
            assertThat(ApiKeys.refusal(() -> keys.allow(limited, other, "10.0.0.0/8")))
                    .hasValue(ProblemCode.INVALID_REQUEST);
            assertThat(ApiKeys.refusal(() -> keys.expire(limited, other, new Change.Set<>(soon.plusSeconds(1)))))
                    .hasValue(ProblemCode.INVALID_REQUEST);
        }

        /** What the other key may already, longer and from more networks, must not lend itself to what it is given. */
        @Test
        void whatIsGivenToAKeyThatReachesFurtherIsNotThereby() {
            assertThat(ApiKeys.refusal(() -> keys.rescope(limited, other, Scope.TENANT_ADMIN, Scope.MEMORY_READ)))
                    .hasValue(ProblemCode.INSUFFICIENT_SCOPE);
            keys.allow(limited, other);
            keys.expire(limited, other, new Change.Clear<>());
            keys.rescope(limited, other, Scope.TENANT_ADMIN, Scope.MEMORY_READ);
            assertThat(keys.find(acme, other)
                            .stored()
                            .reach()
                            .within(bounded.stored().reach()))
                    .isTrue();
        }

        @Test
        void aKeyDoesNotPutOffItsOwnEnd() {
            assertThat(ApiKeys.refusal(() -> keys.expire(limited, bounded, new Change.Set<>(soon.plusSeconds(1)))))
                    .hasValue(ProblemCode.INVALID_REQUEST);
            assertThat(keys.expire(limited, bounded, new Change.Clear<>())
                            .key()
                            .stored()
                            .reach()
                            .expiresAt())
                    .hasValue(soon);
        }

        @Test
        void aKeyThatCanDoMoreIsNotTouched() {
            ApiKey more = keys.create(acme, Scope.USERS_READ);
            assertThat(ApiKeys.refusal(() -> keys.rename(limited, more, "mine")))
                    .hasValue(ProblemCode.INSUFFICIENT_SCOPE);
            assertThat(ApiKeys.refusal(() -> keys.rotate(limited, more, 0))).hasValue(ProblemCode.INSUFFICIENT_SCOPE);
        }

        @Test
        void nobodyLocksTheirOwnKeyOut() {
            assertThatThrownBy(() -> keys.allow(limited, bounded, "2001:db8::/32"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("lock you out");
            keys.allow(limited, bounded, "127.0.0.1");
            keys.allow(acme, other, "203.0.113.0/24");
        }

        @Test
        void aKeyThatEndedStaysAsItIs() {
            keys.revoke(acme, other);
            assertThat(ApiKeys.refusal(() -> keys.expire(acme, other, new Change.Set<>(soon))))
                    .hasValue(ProblemCode.API_KEY_ENDED);
            scene.clock().advance(Duration.ofDays(2));
            assertThat(ApiKeys.refusal(() -> keys.rename(acme, bounded, "again")))
                    .hasValue(ProblemCode.API_KEY_ENDED);
        }

        @Test
        void aKeyHasANameAndScopes() {
            assertThat(ApiKeys.refusal(() -> scene.get(ApiKeyService.class)
                            .update(
                                    acme,
                                    java.util.Optional.of(other.stored().id()),
                                    new dev.raven.api.access.UpdateApiKeyRequest(
                                            new Change.Clear<>(),
                                            new Change.Keep<>(),
                                            new Change.Keep<>(),
                                            new Change.Keep<>()))))
                    .hasValue(ProblemCode.INVALID_REQUEST);
        }
    }

    @Nested
    class Revoking {

        @Test
        void anAdministratorRevokesEvenAKeyThatCanDoMore() {
            ApiKey more = keys.create(acme, Scope.USERS_READ);
            keys.revoke(limited, more);
            assertThat(keys.refusal(more)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void aKeyRevokesItself() {
            keys.revoke(limited, bounded);
            assertThat(keys.refusal(bounded)).hasValue(ProblemCode.UNAUTHENTICATED);
        }

        @Test
        void aRevocationIsForEverAndKeepsItsMoment() {
            keys.revoke(acme, bounded);
            KnownApiKey revoked = keys.find(acme, bounded);
            scene.clock().advance(Duration.ofHours(1));
            keys.revoke(acme, bounded);
            assertThat(keys.find(acme, bounded)).isEqualTo(revoked);
        }

        @Test
        void anothersKeyIsNotThere() {
            Caller mallory = scene.tenant();
            for (Runnable theft : List.<Runnable>of(
                    () -> keys.revoke(mallory, bounded),
                    () -> keys.find(mallory, bounded),
                    () -> keys.rename(mallory, bounded, "mine"),
                    () -> keys.rotate(mallory, bounded, 0))) {
                assertThat(ApiKeys.refusal(theft)).hasValue(ProblemCode.NOT_FOUND);
            }
            assertThat(keys.refusal(bounded)).isEmpty();
        }
    }
}
