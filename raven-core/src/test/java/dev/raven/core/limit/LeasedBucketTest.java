package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.Ids;
import dev.raven.core.limit.RateLimit.Verdict;
import dev.raven.core.scene.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeasedBucketTest {
    private static final BucketName NAME = new BucketName("key", "key_of_alice", Rate.perMinute(600));

    private final TestClock clock = new TestClock();
    private final InMemoryLimitStore store = new InMemoryLimitStore(clock);
    private final InMemoryNodeStore others = new InMemoryNodeStore(clock);
    private final Nodes nodes = new Nodes(others, new Ids(new SecureRandom()));
    private final LeasedBucket bucket = node(NAME);

    private LeasedBucket node(BucketName name) {
        return new LeasedBucket(name, store, nodes, clock);
    }

    private static BucketName perMinute(int tokens) {
        return new BucketName("key", "key_of_alice", Rate.perMinute(tokens));
    }

    /** How many of so many tries are let in at this moment. */
    private static long passing(LeasedBucket bucket, int tries) {
        return IntStream.range(0, tries).filter(i -> !bucket.take(1).exceeded()).count();
    }

    @Nested
    class Leases {

        @Test
        void mostRequestsAskNobody() {
            assertThat(passing(bucket, 100)).isEqualTo(100);
            assertThat(store.asked()).isLessThan(10);
        }

        @Test
        void twoNodesLetInNoMoreThanOne() {
            LeasedBucket one = node(perMinute(100));
            LeasedBucket other = node(perMinute(100));
            long passed = IntStream.range(0, 200)
                    .mapToLong(i -> passing(one, 1) + passing(other, 1))
                    .sum();
            assertThat(passed).isEqualTo(100);
        }

        @Test
        void whatIsNotUsedIsGivenBack() {
            passing(bucket, 40);
            assertThat(store.take(NAME, 1, 1).left()).isLessThan(559);
            clock.advance(Duration.ofMillis(Lease.HELD_MILLIS));
            int asked = store.asked();
            bucket.tidy();
            bucket.tidy();
            assertThat(store.asked()).isEqualTo(asked + 1);
            assertThat(store.take(NAME, 1, 1).left()).isEqualTo(599);
        }

        @Test
        void whatIsInUseIsNotGivenBack() {
            passing(bucket, 40);
            int asked = store.asked();
            bucket.tidy();
            assertThat(store.asked()).isEqualTo(asked);
        }

        @Test
        void anEmptyBucketIsLeftAloneUntilItHasTokensAgain() {
            LeasedBucket small = node(perMinute(3));
            passing(small, 4);
            int asked = store.asked();
            assertThat(passing(small, 1000)).isZero();
            assertThat(store.asked()).isEqualTo(asked);
            clock.advance(Duration.ofSeconds(20));
            assertThat(passing(small, 10)).isEqualTo(1);
        }

        @Test
        void aClockSetBackClosesNobodyOut() {
            LeasedBucket small = node(perMinute(3));
            passing(small, 4);
            store.giveBack(perMinute(3), 3);
            clock.advance(Duration.ofHours(-1));
            assertThat(passing(small, 3)).isEqualTo(3);
        }
    }

    @Nested
    class Costs {

        @Test
        void whatCostsMoreTakesMore() {
            assertThat(bucket.take(20).remaining()).isEqualTo(580);
        }

        @Test
        void whatCostsMoreThanThereCanEverBeTakesAll() {
            LeasedBucket small = node(perMinute(3));
            assertThat(small.take(20).exceeded()).isFalse();
            assertThat(small.take(1).exceeded()).isTrue();
        }

        @Test
        void whereThereIsTooLittleForTheDearThereIsEnoughForTheCheap() {
            LeasedBucket small = node(perMinute(3));
            passing(small, 2);
            assertThat(small.take(2).exceeded()).isTrue();
            assertThat(small.take(1).exceeded()).isFalse();
        }

        @Test
        void asManyAsThereAreAreTaken() {
            LeasedBucket small = node(perMinute(10));
            assertThat(small.takeUpTo(7)).isEqualTo(7);
            assertThat(small.takeUpTo(7)).isEqualTo(3);
            assertThat(small.takeUpTo(7)).isZero();
            assertThat(small.peek().retryAfter()).isEqualTo(Duration.ofSeconds(6));
        }
    }

    @Nested
    class Bursts {

        @Test
        void aSecondTakesAQuarterAtMostAndSaysSo() {
            assertThat(passing(bucket, 600)).isEqualTo(150);
            RateLimit refused = bucket.take(1);
            assertThat(refused.verdict()).isEqualTo(Verdict.TOO_FAST);
            assertThat(refused.remaining()).isEqualTo(450);
            assertThat(refused.refusal()).hasMessageContaining("150 requests a second (key_burst)");
            clock.advance(Duration.ofSeconds(1));
            assertThat(passing(bucket, 600)).isEqualTo(150);
        }

        @Test
        void aLimitOfAHundredMayBeUsedUpAtOnce() {
            LeasedBucket hundred = node(perMinute(100));
            assertThat(passing(hundred, 400)).isEqualTo(100);
            assertThat(hundred.take(1).verdict()).isEqualTo(Verdict.TOO_MANY);
        }
    }

    @Nested
    class WhileTheStoreIsAway {

        @Test
        void whoWasNeverSeenIsNotLetIn() {
            store.away(true);
            assertThatThrownBy(() -> bucket.take(1)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> bucket.take(1)).isInstanceOf(UnavailableException.class);
        }

        @Test
        void aNodeLetsInItsShareOfTheLimit() {
            others.alive("another", Duration.ofHours(1));
            others.alive("a third", Duration.ofHours(1));
            nodes.beat();
            LeasedBucket node = node(perMinute(90));
            passing(node, 1);
            store.away(true);
            assertThat(passing(node, 400)).isBetween(30L, 31L);
            clock.advance(Duration.ofSeconds(20));
            assertThat(passing(node, 400)).isEqualTo(10);
        }

        @Test
        void noMoreThanWasLeft() {
            LeasedBucket node = node(perMinute(90));
            passing(node, 80);
            store.away(true);
            assertThat(passing(node, 400)).isEqualTo(10);
        }

        @Test
        void whoMakesItComeAndGoGetsNoSecondShare() {
            LeasedBucket node = node(perMinute(60));
            passing(node, 1);
            long passed = 0;
            for (int i = 0; i < 10; i++) {
                store.away(true);
                passed += passing(node, 400);
                clock.advance(Duration.ofSeconds(2));
                store.away(false);
                passing(node, 400);
            }
            assertThat(passed).isLessThan(60 + 20);
        }

        @Test
        void whatTakesAllOfAShareStillPasses() {
            others.alive("another", Duration.ofHours(1));
            nodes.beat();
            LeasedBucket node = node(perMinute(10));
            passing(node, 1);
            store.away(true);
            assertThat(node.take(9).exceeded()).isFalse();
            assertThat(node.take(1).exceeded()).isTrue();
        }

        @Test
        void theSharedBucketCountsAgainOnceItAnswers() {
            LeasedBucket node = node(perMinute(60));
            passing(node, 1);
            store.away(true);
            passing(node, 400);
            store.away(false);
            clock.advance(Duration.ofSeconds(2));
            assertThat(node.take(1).remaining()).isEqualTo(59);
        }

        @Test
        void itIsNotAskedByEveryRequest() {
            passing(bucket, 1);
            store.away(true);
            int asked = store.asked();
            passing(bucket, 1000);
            assertThat(store.asked()).isEqualTo(asked + 1);
        }
    }
}
