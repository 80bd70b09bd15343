package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of shared buckets does. */
public interface LimitStoreContract {
    /** Refilled so slowly that no test sees it. */
    Rate SLOW = new Rate(100, Duration.ofDays(1), 100);

    LimitStore limits();

    private static BucketName bucket(Rate rate) {
        return new BucketName("key", UUID.randomUUID().toString(), rate);
    }

    @Test
    default void givesWhatIsWantedAndSaysWhatIsLeft() {
        assertThat(limits().take(bucket(SLOW), 1, 30)).isEqualTo(new Grant(30, 70, Duration.ZERO));
    }

    @Test
    default void givesWhatThereIsWhereThatIsEnough() {
        BucketName name = bucket(SLOW);
        limits().take(name, 95, 95);
        assertThat(limits().take(name, 3, 10)).isEqualTo(new Grant(5, 0, Duration.ZERO));
    }

    @Test
    default void givesNothingWhereThereIsLessThanNeededAndSaysWhenThereWillBe() {
        BucketName name = bucket(SLOW);
        limits().take(name, 95, 95);
        Grant none = limits().take(name, 6, 10);
        assertThat(none.taken()).isZero();
        assertThat(none.left()).isEqualTo(5);
        assertThat(none.until()).isBetween(Duration.ofMinutes(14), Duration.ofSeconds(865));
    }

    @Test
    default void takesBackWhatWasNotUsedAndNeverHoldsMoreThanItMay() {
        BucketName name = bucket(SLOW);
        limits().take(name, 50, 50);
        limits().giveBack(name, 20);
        assertThat(limits().take(name, 1, 1).left()).isEqualTo(69);
        limits().giveBack(name, 100);
        assertThat(limits().take(name, 1, 1).left()).isEqualTo(99);
    }

    @Test
    default void aSecondHasALimitOfItsOwn() {
        BucketName name = bucket(new Rate(100, Duration.ofDays(1), 10));
        assertThat(limits().take(name, 10, 10).left()).isEqualTo(90);
        Grant none = limits().take(name, 10, 10);
        assertThat(none.taken()).isZero();
        assertThat(none.left()).isEqualTo(90);
        assertThat(none.until()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(1));
    }

    @Test
    default void bucketsOfOthersAreApart() {
        limits().take(bucket(SLOW), 100, 100);
        assertThat(limits().take(bucket(SLOW), 1, 1).taken()).isEqualTo(1);
    }

    @Test
    default void anotherLimitLeavesABucketAsFullAsItWas() {
        BucketName name = bucket(SLOW);
        limits().take(name, 50, 50);
        BucketName raised = new BucketName(name.policy(), name.holder(), new Rate(10_000, Duration.ofDays(1), 2_500));
        limits().take(raised, 1, 1);
        assertThat(limits().take(raised, 1, 1).left()).isBetween(4_800L, 5_000L);
        limits().take(name, 1, 1);
        assertThat(limits().take(name, 1, 1).left()).isBetween(45L, 50L);
    }

    @Test
    default void anEmptyBucketIsNotFilledByAnotherLimit() {
        BucketName name = bucket(SLOW);
        limits().take(name, 100, 100);
        BucketName raised = new BucketName(name.policy(), name.holder(), new Rate(10_000, Duration.ofDays(1), 2_500));
        limits().take(raised, 1, 1);
        assertThat(limits().take(raised, 1_000, 1_000).taken()).isZero();
    }

    @Test
    default void givesNoTokenTwiceInARace() {
        BucketName name = bucket(SLOW);
        assertThat(Races.results(16, racer -> limits().take(name, 1, 10).taken()).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(100);
    }
}
