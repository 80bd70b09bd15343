package dev.raven.core.rotation;

import static dev.raven.core.key.KeyState.ACTIVE;
import static dev.raven.core.key.KeyState.COMPROMISED;
import static dev.raven.core.key.KeyState.DESTROYED;
import static dev.raven.core.key.KeyState.DESTROY_SCHEDULED;
import static dev.raven.core.key.KeyState.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.user.CreateUserRequest;
import dev.raven.core.access.ApiKeyStore;
import dev.raven.core.envelope.RecordCipher;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobState;
import dev.raven.core.key.KnownKey;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.FakeEmbedder;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantService;
import dev.raven.core.user.UserService;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationTest {
    private final RotationScene world = new RotationScene();
    private final UserId alice = world.person();
    private final UserId bob = world.person();
    private final Subject.User aliceHerself = new Subject.User(world.tenant, alice);

    @BeforeEach
    void talk() {
        world.says(alice, 23);
        world.says(bob, 5);
    }

    @Nested
    class OfUsers {

        @Test
        void givesEveryUserANewKeyAndSealsAllThatTheyHaveUnderIt() {
            Job job = world.order(RotationLevel.SUBJECT);
            world.work(world.here);

            assertThat(world.now(job).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(world.now(job).progress().part()).isEqualTo(1);
            assertThat(world.states(world.of(alice))).containsExactly(RETIRED, ACTIVE);
            assertThat(world.states(world.of(bob))).containsExactly(RETIRED, ACTIVE);
            assertThat(world.allIsSealedAnew(aliceHerself)).isTrue();
            world.everybodyIsHeard();
        }

        @Test
        void mayBeOfOneAlone() {
            world.order(world.acme, new RotateKeysRequest(RotationLevel.SUBJECT, alice.value(), null));
            world.work(world.here);
            assertThat(world.states(world.of(alice))).containsExactly(RETIRED, ACTIVE);
            assertThat(world.states(world.of(bob))).containsExactly(ACTIVE);
        }

        @Test
        void marksAKeyThatSomebodyElseMayKnow() {
            world.order(world.acme, new RotateKeysRequest(RotationLevel.SUBJECT, alice.value(), true));
            world.work(world.here);
            assertThat(world.states(world.of(alice))).containsExactly(COMPROMISED, ACTIVE);
            world.everybodyIsHeard();
        }

        /** A node that is killed after any step leaves a job that another takes up when its lease has run out. */
        @Test
        void survivesAKillAfterEveryStepWhileEverybodyTalks() {
            Job job = world.order(RotationLevel.SUBJECT);
            boolean hereWorks = true;
            int steps = 0;
            while (!world.now(job).state().ended()) {
                assertThat(world.step(hereWorks ? world.here : world.there)).isTrue();
                world.says(alice, 3);
                world.says(bob, 1);
                world.everybodyIsHeard();
                world.scene.clock().advance(Duration.ofMinutes(1));
                hereWorks = !hereWorks;
                assertThat(steps++).isLessThan(100);
            }
            assertThat(world.now(job).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(world.states(world.of(alice))).containsExactly(RETIRED, ACTIVE);
        }

        @Test
        void survivesAKillInTheMiddleOfAStep() {
            Wiring dying = world.scene.nodeWith(new FakeEmbedder(() -> {
                throw new StackOverflowError("killed");
            }));
            Job job = world.order(RotationLevel.SUBJECT);
            assertThatThrownBy(() -> world.work(dying)).isInstanceOf(StackOverflowError.class);
            assertThat(world.now(job).state()).isEqualTo(JobState.RUNNING);
            world.everybodyIsHeard();

            world.scene.clock().advance(Duration.ofMinutes(1));
            world.work(world.there);
            assertThat(world.now(job).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(world.states(world.of(alice))).containsExactly(RETIRED, ACTIVE);
            world.everybodyIsHeard();
        }

        @Test
        void twiceAtOnceIsRefusedAndAgainLaterIsNot() {
            world.order(RotationLevel.SUBJECT);
            assertThatThrownBy(() -> world.order(RotationLevel.SUBJECT)).isInstanceOf(ConflictException.class);
            world.work(world.here);
            world.scene.clock().advance(Duration.ofMinutes(1));
            world.order(RotationLevel.SUBJECT);
            world.work(world.here);
            assertThat(world.states(world.of(alice))).containsExactly(RETIRED, RETIRED, ACTIVE);
            world.everybodyIsHeard();
        }

        @Test
        void namesAWrongUser() {
            assertThatThrownBy(() ->
                            world.order(world.acme, new RotateKeysRequest(RotationLevel.TENANT, alice.value(), null)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("user_id");
            assertThatThrownBy(
                            () -> world.order(world.acme, new RotateKeysRequest(RotationLevel.SUBJECT, "alice", null)))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Nested
    class OfATenant {

        @Test
        void givesItANewKeyThatWrapsItsUsersKeysAndSealsItsRecords() {
            Job job = world.order(RotationLevel.TENANT);
            world.work(world.here);

            assertThat(world.now(job).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(world.states(world.data())).containsExactly(RETIRED, ACTIVE);
            assertThat(world.versions(world.of(alice)).get(0).under()).isEqualTo("2");
            assertThat(world.states(world.of(alice))).containsExactly(ACTIVE);
            assertThat(world.allIsSealedAnew(new Subject.Tenant(world.tenant))).isTrue();
            assertThat(world.scene.get(ApiKeyStore.class).list(world.tenant))
                    .allMatch(key -> RecordCipher.keyVersion(key.name()) == 2);
            assertThat(world.there.get(TenantService.class).find(world.acme).name())
                    .isEqualTo("Example");
            world.everybodyIsHeard();
        }

        @Test
        void survivesAKillAfterEveryStepWhileUsersComeAndTalk() {
            Job job = world.order(RotationLevel.TENANT);
            int steps = 0;
            while (!world.now(job).state().ended()) {
                assertThat(world.step(steps % 2 == 0 ? world.here : world.there))
                        .isTrue();
                UserId late = world.person();
                world.says(late, 1);
                world.says(alice, 1);
                world.everybodyIsHeard();
                world.scene.clock().advance(Duration.ofMinutes(1));
                assertThat(steps++).isLessThan(200);
            }
            assertThat(world.states(world.data())).containsExactly(RETIRED, ACTIVE);
            world.everybodyIsHeard();
        }

        /** The second step may be done by a node that has not heard of the first, and has the old key open. */
        @Test
        void isNotTakenForDoneByANodeThatHasNotHeardOfIt() {
            Scene.found(world.there, world.acme, alice, "statement");
            Job job = world.order(RotationLevel.TENANT);
            for (int step = 0; !world.now(job).state().ended(); step++) {
                world.step(step < 1 ? world.here : world.there);
                world.scene.clock().advance(Duration.ofMinutes(1));
            }
            assertThat(world.states(world.data())).containsExactly(RETIRED, ACTIVE);
            assertThat(world.versions(world.of(alice)).get(0).under()).isEqualTo("2");
            assertThat(world.versions(world.of(bob)).get(0).under()).isEqualTo("2");
        }

        /** Whoever knows the old key could unwrap theirs: they get new ones, and under the new key. */
        @Test
        void givesItsUsersNewKeysToWhereItsOwnIsCompromised() {
            world.order(world.acme, new RotateKeysRequest(RotationLevel.TENANT, null, true));
            world.work(world.here);
            assertThat(world.states(world.data())).containsExactly(COMPROMISED, ACTIVE);
            assertThat(world.states(world.of(alice))).containsExactly(COMPROMISED, ACTIVE);
            assertThat(world.versions(world.of(alice)).get(1).under()).isEqualTo("2");
            world.everybodyIsHeard();
        }

        @Test
        void tenTimesADayIsEnough() {
            for (int i = 0; i < 10; i++) {
                world.order(RotationLevel.TENANT);
                world.work(world.here);
            }
            assertThatThrownBy(() -> world.order(RotationLevel.TENANT))
                    .isInstanceOfSatisfying(
                            RateLimitedException.class,
                            limited -> assertThat(limited.retryAfter())
                                    .isBetween(Duration.ofHours(23), Duration.ofDays(1)));
            world.order(RotationLevel.SUBJECT);
            world.scene.clock().advance(Duration.ofDays(1));
            world.order(RotationLevel.TENANT);
        }

        @Test
        void leavesExternalReferencesFindable() {
            UserId carol = world.scene
                    .get(UserService.class)
                    .create(world.acme, new CreateUserRequest("crm-7", null, null))
                    .id();
            world.order(RotationLevel.TENANT);
            world.order(RotationLevel.SUBJECT);
            world.work(world.here);
            assertThat(world.there
                            .get(UserService.class)
                            .findByExternalRef(world.acme, "crm-7", new PageRange(1, 0))
                            .items())
                    .extracting(user -> user.id())
                    .containsExactly(carol);
        }
    }

    @Nested
    class ByAge {

        @Test
        void comesAfterSoManyDaysByItself() {
            RotationSchedule schedule = world.here.get(RotationSchedule.class);
            schedule.look();
            assertThat(world.jobs()).isEmpty();
            assertThat(world.keys()).noneMatch(KnownKey::rotationDue);

            world.scene.clock().advance(Duration.ofDays(91));
            assertThat(world.keys()).anyMatch(KnownKey::rotationDue);
            schedule.look();
            schedule.look();
            assertThat(world.jobs())
                    .extracting(Job::kind)
                    .containsExactlyInAnyOrder(JobKind.ROTATE_TENANT, JobKind.ROTATE_SUBJECT);
            world.work(world.here);
            schedule.look();
            assertThat(world.states(world.data())).containsExactly(RETIRED, ACTIVE);
            assertThat(world.states(world.of(alice))).containsExactly(RETIRED, ACTIVE);
            assertThat(world.keys()).noneMatch(KnownKey::rotationDue);
            world.everybodyIsHeard();
        }
    }

    @Nested
    class Disposal {

        @ParameterizedTest
        @EnumSource(
                value = RotationLevel.class,
                names = {"TENANT", "SUBJECT"})
        void destroysWhatNothingRefersToAfterASecondLookAndAWeek(RotationLevel level) {
            world.order(level);
            world.work(world.here);
            world.scene.clock().advance(KeyDisposal.SECOND_LOOK.plusHours(1));
            world.work(world.here);
            assertThat(world.states(level == RotationLevel.TENANT ? world.data() : world.of(alice)))
                    .containsExactly(DESTROY_SCHEDULED, ACTIVE);
            world.everybodyIsHeard();

            for (int day = 0; day < 9; day++) {
                world.scene.clock().advance(Duration.ofDays(1).plusMinutes(1));
                world.work(world.there);
            }
            assertThat(world.states(level == RotationLevel.TENANT ? world.data() : world.of(alice)))
                    .containsExactly(DESTROYED, ACTIVE);
            assertThat(world.versions(world.data()))
                    .noneMatch(key -> key.state() == DESTROYED && key.wrapped().length > 0);
            assertThat(world.jobs()).allMatch(job -> job.state().ended());
            world.says(alice, 1);
            world.everybodyIsHeard();
        }

        /** A node whose cache was a little behind sealed under the old key after the first look had passed. */
        @Test
        void sealsAgainWhatTheSecondLookFinds() {
            Wiring behind = world.scene.anotherNode();
            Scene.found(behind, world.acme, alice, "statement");
            world.order(RotationLevel.SUBJECT);
            world.work(world.here);
            world.saysOn(behind, alice, "sealed under the old key");
            assertThat(world.newestIsStale(alice)).isTrue();

            world.scene.clock().advance(KeyDisposal.SECOND_LOOK.plusHours(1));
            world.work(world.here);
            world.scene.clock().advance(Duration.ofDays(1).plusHours(1));
            world.work(world.here);
            assertThat(world.states(world.of(alice))).containsExactly(DESTROY_SCHEDULED, ACTIVE);
            world.everybodyIsHeard();
        }

        @Test
        void anErasedPersonHoldsNothingUp() {
            world.order(RotationLevel.SUBJECT);
            world.erase(bob);
            world.work(world.here);
            world.scene.clock().advance(KeyDisposal.SECOND_LOOK.plusHours(1));
            world.work(world.here);
            assertThat(world.jobs()).noneMatch(job -> job.state() == JobState.FAILED);
            assertThat(world.states(world.of(alice))).containsExactly(DESTROY_SCHEDULED, ACTIVE);
            assertThat(world.versions(world.of(bob))).isEmpty();
        }
    }

    @Test
    void everyStartAndEndIsRecorded() {
        world.order(RotationLevel.TENANT);
        world.work(world.here);
        assertThat(world.recorded()).contains("encryption.rotate.tenant.end");
    }
}
