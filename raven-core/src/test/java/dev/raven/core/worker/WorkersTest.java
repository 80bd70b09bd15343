package dev.raven.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.parallel.Patience;
import dev.raven.core.signal.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int MOST = 4;

    private final AtomicInteger pieces = new AtomicInteger();

    /** Whether there was a piece left. */
    private boolean takePiece() {
        return pieces.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asManyAreAtWorkAsThereIsWorkForButNoMore() {
        pieces.set(10 * MOST);
        CountDownLatch done = new CountDownLatch(10 * MOST);
        CountDownLatch together = new CountDownLatch(MOST);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Workers workers = new Workers("test", MOST, taken -> {
            if (!takePiece()) {
                return false;
            }
            taken.run();
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            atWork.decrementAndGet();
            done.countDown();
            return true;
        });
        workers.start(NEVER);
        await(done);
        workers.close();
        assertThat(most).hasValue(MOST);
    }

    @Test
    void whatFailsKeepsNobodyFromGoingOn() {
        CountDownLatch failures = new CountDownLatch(3);
        Workers workers = new Workers("test", 1, taken -> {
            failures.countDown();
            if (failures.getCount() == 1) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("broken");
        });
        workers.start(SOON);
        await(failures);
        workers.close();
    }

    @Test
    void aChoreIsDoneAgainAndAgainAlsoAfterAFailure() {
        CountDownLatch chores = new CountDownLatch(3);
        Workers workers = new Workers("test", 1, taken -> false);
        workers.each(SOON, () -> {
            chores.countDown();
            throw new IllegalStateException("broken");
        });
        await(chores);
        workers.close();
    }

    @Test
    void whatIsInHandGoesOnWithItsChoresOnceNoMoreIsTaken() {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger chores = new AtomicInteger();
        Workers workers = new Workers("test", 1, taken -> {
            inHand.countDown();
            await(letGo);
            return done.incrementAndGet() > 0;
        });
        workers.each(SOON, chores::incrementAndGet);
        workers.start(SOON);
        await(inHand);
        workers.takeNoMore();
        assertThat(workers.idle()).isFalse();
        int before = chores.get();
        Patience.until(() -> chores.get() > before + 1);
        letGo.countDown();
        Patience.until(workers::idle);
        assertThat(done).hasValue(1);
        workers.close();
    }

    private static List<Double> told(Workers workers) {
        assertThat(workers.readings())
                .extracting(Reading::name)
                .containsExactly("worker_threads_busy", "worker_threads_limit");
        assertThat(workers.readings()).allMatch(reading -> reading.labels().equals(Map.of("pool", "test")));
        return workers.readings().stream().map(Reading::value).toList();
    }

    @Test
    void itTellsHowManyWorkOfHowMany() {
        CountDownLatch inHand = new CountDownLatch(2);
        CountDownLatch letGo = new CountDownLatch(1);
        pieces.set(2);
        Workers workers = new Workers("test", MOST, taken -> {
            if (!takePiece()) {
                return false;
            }
            taken.run();
            inHand.countDown();
            await(letGo);
            return true;
        });
        assertThat(told(workers)).containsExactly(0.0, 4.0);
        workers.start(NEVER);
        await(inHand);
        Patience.until(() -> told(workers).equals(List.of(2.0, 4.0)));
        letGo.countDown();
        Patience.until(() -> told(workers).equals(List.of(0.0, 4.0)));
        workers.close();
    }

    @Test
    void nothingIsBegunOnceItIsClosed() {
        pieces.set(Integer.MAX_VALUE);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Workers workers = new Workers("test", MOST, taken -> {
            taken.run();
            begun.countDown();
            return takePiece() && done.incrementAndGet() > 0;
        });
        workers.start(SOON);
        await(begun);
        workers.close();
        int atTheEnd = done.get();
        assertThat(takePiece()).isTrue();
        assertThat(done).hasValue(atTheEnd);
    }
}
