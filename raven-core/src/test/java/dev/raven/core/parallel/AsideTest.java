package dev.raven.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsideTest {

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void isDoneOnceHoweverManyCouldDoIt() {
        for (int i = 0; i < 1_000; i++) {
            AtomicInteger done = new AtomicInteger();
            try (Aside<Integer> aside = Aside.of(i % 2 == 0, done::incrementAndGet)) {
                assertThat(aside.join()).isOne();
            }
            assertThat(done).hasValue(1);
        }
    }

    /** Threads of the pool may wait for a lock that who joins holds. */
    @Test
    void isDoneByWhoWaitsWhereThePoolIsBusy() {
        CountDownLatch free = new CountDownLatch(1);
        List<Aside<Integer>> blockers = new ArrayList<>();
        CountDownLatch taken = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            blockers.add(Aside.of(true, () -> {
                taken.countDown();
                await(free);
                return 0;
            }));
        }
        await(taken);
        try (Aside<Thread> aside = Aside.of(true, Thread::currentThread)) {
            assertThat(aside.join()).isSameAs(Thread.currentThread());
        } finally {
            free.countDown();
            blockers.forEach(Aside::close);
        }
    }

    @Test
    void throwsWhatTheWorkThrew() {
        Supplier<Integer> failing = () -> {
            throw new IllegalStateException("so it is");
        };
        for (boolean worthwhile : new boolean[] {true, false}) {
            try (Aside<Integer> aside = Aside.of(worthwhile, failing)) {
                assertThatThrownBy(aside::join)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("so it is");
            }
        }
    }

    @Test
    void isOverOrNeverBeginsOnceItIsClosed() {
        for (int i = 0; i < 1_000; i++) {
            AtomicBoolean closed = new AtomicBoolean();
            AtomicBoolean late = new AtomicBoolean();
            Aside.of(true, () -> {
                        Thread.yield();
                        late.compareAndSet(false, closed.get());
                        return 0;
                    })
                    .close();
            closed.set(true);
            assertThat(late).isFalse();
        }
    }
}
