package dev.raven.core.rotation;

import static dev.raven.core.key.KeyServiceException.Reason.AWAY;
import static dev.raven.core.key.KeyServiceException.Reason.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.tenant.EncryptionMode;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobService;
import dev.raven.core.job.JobState;
import dev.raven.core.key.InMemoryKeyManagement;
import dev.raven.core.key.InMemoryKeyStore;
import dev.raven.core.key.InMemoryOperatorKeys;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyProvider;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.OperatorKey;
import dev.raven.core.key.WrappedKey;
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.scene.Scene;
import dev.raven.core.tenant.TenantService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The keys that wrap all others: the deployment's, and those that tenants bring. */
class KmsRotationTest {
    private static final OperatorKey SECOND = new OperatorKey(KeyProvider.AWS, "alias/second");
    private static final OperatorKey THEIRS = new OperatorKey(KeyProvider.GCP, "theirs");

    private final RotationScene world = new RotationScene();
    private final InMemoryOperatorKeys operatorKeys = world.scene.get(InMemoryOperatorKeys.class);
    private final Caller operator = new Caller(
            Optional.empty(), Optional.empty(), Optional.of("operator"), Set.of(Scope.PLATFORM_ADMIN), Scene.ORIGIN);
    private final UserId alice = world.person();

    @BeforeEach
    void talk() {
        world.says(alice, 12);
    }

    private void service(OperatorKey key, Optional<Reason> trouble) {
        InMemoryKeyManagement service = operatorKeys.service(key);
        service.trouble(trouble);
    }

    private Job orderedByTheOperator() {
        return world.order(operator, new RotateKeysRequest(RotationLevel.KMS, null, null));
    }

    private Job asTheOperatorSeesIt(Job job) {
        return world.here.get(JobService.class).find(operator, job.id().value());
    }

    private List<String> wrappedBy(TenantId tenant) {
        return world.versions(new KeyName.OfTenant(tenant, KeyPurpose.DATA)).stream()
                .map(WrappedKey::under)
                .toList();
    }

    private void bring(Caller tenant, EncryptionMode mode, @Nullable String keyId) {
        world.scene.settings(tenant, patch(mode, keyId));
    }

    private static TenantSettingsPatch patch(EncryptionMode mode, @Nullable String keyId) {
        return new TenantSettingsPatch(null, null, null, null, mode, keyId, null, null, null, null, null, null, null);
    }

    @Nested
    class OfTheDeployment {

        @Test
        void aProviderIsChangedWithoutSealingAnyRecordAgain() {
            operatorKeys.use(SECOND);
            world.everybodyIsHeard();
            Job job = orderedByTheOperator();
            world.work(world.here);

            assertThat(asTheOperatorSeesIt(job).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(wrappedBy(world.tenant)).containsExactly(SECOND.toString());
            assertThat(world.versions(new KeyName.OfTenant(TenantId.PLATFORM, KeyPurpose.INDEX)))
                    .extracting(WrappedKey::under)
                    .containsExactly(SECOND.toString());
            service(InMemoryOperatorKeys.FIRST, Optional.of(REFUSED));
            assertThat(Scene.found(world.scene.anotherNode(), world.acme, alice, "statement"))
                    .hasSize(12);
            assertThat(world.states(world.data())).hasSize(1);
        }

        @Test
        void survivesAKillAfterEveryStep() {
            List<Caller> others = List.of(world.scene.tenant(), world.scene.tenant());
            operatorKeys.use(SECOND);
            Job job = orderedByTheOperator();
            int steps = 0;
            while (!asTheOperatorSeesIt(job).state().ended()) {
                assertThat(world.step(steps % 2 == 0 ? world.here : world.there))
                        .isTrue();
                world.says(alice, 1);
                world.everybodyIsHeard();
                world.scene.clock().advance(Duration.ofMinutes(1));
                assertThat(steps++).isLessThan(50);
            }
            others.forEach(other -> assertThat(wrappedBy(other.tenantId())).containsExactly(SECOND.toString()));
        }

        @Test
        void waitsWhileTheServiceIsAwayAndGoesOnByItself() {
            operatorKeys.use(SECOND);
            service(SECOND, Optional.of(AWAY));
            Job job = orderedByTheOperator();
            world.work(world.here);
            assertThat(asTheOperatorSeesIt(job).state()).isEqualTo(JobState.QUEUED);
            assertThat(asTheOperatorSeesIt(job).error()).contains("key_service_unavailable");
            world.everybodyIsHeard();

            service(SECOND, Optional.empty());
            world.scene.clock().advance(Duration.ofMinutes(5));
            world.work(world.scene.anotherNode());
            assertThat(asTheOperatorSeesIt(job).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(wrappedBy(world.tenant)).containsExactly(SECOND.toString());
        }

        /** A rotation of the tenant's own key moves a version on while the job wraps it. */
        @Test
        void leavesNoVersionBehindThatSomebodyElseChangesMeanwhile() {
            InMemoryKeyStore store = world.scene.get(InMemoryKeyStore.class);
            operatorKeys.use(SECOND);
            operatorKeys.service(SECOND).meanwhile(() -> {
                WrappedKey version = store.find(world.data()).get(0);
                WrappedKey moved = version.in(version.state(), version.since().plusSeconds(1));
                assertThat(store.replace(world.data(), version, moved)).isTrue();
            });
            world.order(RotationLevel.KMS);
            world.work(world.here);
            assertThat(wrappedBy(world.tenant)).containsExactly(SECOND.toString());
        }

        /** Its keys are still under a key of its own that it disabled, and it brings none any more. */
        @Test
        void aTenantThatCannotBeOpenedKeepsNobodyElseWaitingEither() {
            Caller late = world.scene.tenant();
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            world.work(world.here);
            bring(world.acme, EncryptionMode.PLATFORM, null);
            service(THEIRS, Optional.of(REFUSED));
            operatorKeys.use(SECOND);
            Job job = orderedByTheOperator();
            world.work(world.scene.anotherNode());
            assertThat(asTheOperatorSeesIt(job).error()).contains("items_failed");
            assertThat(wrappedBy(late.tenantId())).containsExactly(SECOND.toString());
        }

        @Test
        void aTenantWhoseOwnServiceIsAwayOrRefusesKeepsNobodyElseWaiting() {
            Caller late = world.scene.tenant();
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            world.work(world.here);
            for (var trouble : List.of(AWAY, REFUSED)) {
                service(THEIRS, Optional.of(trouble));
                world.scene.clock().advance(Duration.ofMinutes(5));
                operatorKeys.use(new OperatorKey(KeyProvider.AWS, "alias/" + trouble));
                Job job = orderedByTheOperator();
                world.work(world.scene.anotherNode());

                assertThat(asTheOperatorSeesIt(job).state()).isEqualTo(JobState.FAILED);
                assertThat(asTheOperatorSeesIt(job).error()).contains("items_failed");
                assertThat(asTheOperatorSeesIt(job).progress().failed()).isEqualTo(1);
                assertThat(wrappedBy(late.tenantId())).containsExactly("aws:alias/" + trouble);
                assertThat(wrappedBy(world.tenant)).containsExactly(THEIRS.toString());
            }
        }
    }

    @Nested
    class OfATenant {

        @Test
        void bringingAKeyRewrapsAndBindsTheTenantToIt() {
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            world.work(world.here);
            assertThat(wrappedBy(world.tenant)).containsExactly(THEIRS.toString());
            world.everybodyIsHeard();
        }

        @Test
        void disablingItMakesTheTenantUnreadableHurtsNobodyElseAndEnablingBringsItBack() {
            Caller other = world.scene.tenant();
            UserId bob = world.scene.user(other);
            world.scene.ingest(other, bob, world.scene.conversation(other, bob), "statement of another");
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            world.work(world.here);

            service(THEIRS, Optional.of(REFUSED));
            var later = world.scene.anotherNode();
            assertThatThrownBy(() -> Scene.found(later, world.acme, alice, "statement"))
                    .isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> world.saysOn(later, alice, "more")).isInstanceOf(UnavailableException.class);
            assertThat(Scene.found(later, other, bob, "statement")).hasSize(1);

            service(THEIRS, Optional.empty());
            assertThat(Scene.found(later, world.acme, alice, "statement")).hasSize(12);
        }

        @Test
        void goingBackRewrapsUnderTheDeploymentsOwn() {
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            world.work(world.here);
            bring(world.acme, EncryptionMode.PLATFORM, null);
            world.work(world.here);
            assertThat(wrappedBy(world.tenant)).containsExactly(InMemoryOperatorKeys.FIRST.toString());
            service(THEIRS, Optional.of(REFUSED));
            world.everybodyIsHeard();
        }

        @Test
        void aKeyThatDoesNotWorkChangesNothing() {
            service(THEIRS, Optional.of(REFUSED));
            assertThatThrownBy(() -> bring(world.acme, EncryptionMode.BYOK, THEIRS.toString()))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("settings.byok_key_id: ");
            world.work(world.here);
            assertThat(wrappedBy(world.tenant)).containsExactly(InMemoryOperatorKeys.FIRST.toString());
            assertThat(world.here
                            .get(TenantService.class)
                            .find(world.acme)
                            .settings()
                            .encryptionMode())
                    .isEqualTo(EncryptionMode.PLATFORM);
        }

        @Test
        void theModeNeedsAKeyAndNotTheDeploymentsOwn() {
            assertThatThrownBy(() -> bring(world.acme, EncryptionMode.BYOK, null))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("settings.byok_key_id: ");
            assertThatThrownBy(() -> bring(world.acme, EncryptionMode.BYOK, InMemoryOperatorKeys.FIRST.toString()))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("settings.byok_key_id: ");
        }

        @Test
        void whoRegistersMayBringItsOwnWhereTheOperatorDoesIt() {
            TenantSettingsPatch byok = patch(EncryptionMode.BYOK, THEIRS.toString());
            assertThatThrownBy(() -> world.scene.tenant(byok))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("settings.encryption_mode: ");
            TenantId registered = world.scene
                    .get(RegistrationService.class)
                    .register(operator, new RegisterTenantRequest("Example", "byok@example.com", byok))
                    .tenant()
                    .id();
            assertThat(wrappedBy(registered)).containsExactly(THEIRS.toString());
        }

        /** The job for the first was under way and had asked which key to wrap under. */
        @Test
        void bringingAnotherWhileTheFirstIsTakenOverEndsUnderTheOther() {
            OperatorKey other = new OperatorKey(KeyProvider.GCP, "other");
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            operatorKeys.service(THEIRS).meanwhile(() -> bring(world.acme, EncryptionMode.BYOK, other.toString()));
            world.work(world.here);
            assertThat(wrappedBy(world.tenant)).containsExactly(other.toString());
            world.everybodyIsHeard();
        }

        @Test
        void aSwitchWaitsForAServiceThatIsAwayForAMoment() {
            bring(world.acme, EncryptionMode.BYOK, THEIRS.toString());
            world.work(world.here);
            bring(world.acme, EncryptionMode.PLATFORM, null);
            service(THEIRS, Optional.of(AWAY));
            world.work(world.scene.anotherNode());
            assertThat(wrappedBy(world.tenant)).containsExactly(THEIRS.toString());
            service(THEIRS, Optional.empty());
            world.scene.clock().advance(Duration.ofMinutes(10));
            world.work(world.scene.anotherNode());
            assertThat(wrappedBy(world.tenant)).containsExactly(InMemoryOperatorKeys.FIRST.toString());
        }
    }
}
