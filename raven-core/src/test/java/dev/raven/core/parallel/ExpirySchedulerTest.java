package dev.raven.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ExpirySchedulerTest {

    @Test
    void aCacheLetsGoWithoutBeingAsked() throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        cache(Duration.ofMillis(10), Runnable::run, gone).put("key", "value");
        gone.await();
    }

    /** The JVM holds a delay until it is over, and with it what is to be done then. */
    @Test
    void nothingIsLeftOfACacheThatIsEmptied() {
        CountDownLatch gone = new CountDownLatch(1);
        WeakReference<Executor> executor = usedAndEmptied(gone);
        Patience.until(() -> {
            System.gc();
            return executor.refersTo(null);
        });
        assertThat(gone.getCount()).isZero();
    }

    private static WeakReference<Executor> usedAndEmptied(CountDownLatch gone) {
        Executor executor = new Executor() {
            @Override
            public void execute(Runnable command) {
                command.run();
            }
        };
        Cache<String, String> cache = cache(Duration.ofHours(1), executor, gone);
        cache.put("key", "value");
        cache.invalidateAll();
        return new WeakReference<>(executor);
    }

    private static Cache<String, String> cache(Duration life, Executor executor, CountDownLatch gone) {
        return Caffeine.newBuilder()
                .expireAfterWrite(life)
                .scheduler(new ExpiryScheduler())
                .executor(executor)
                .<String, String>removalListener((key, value, cause) -> gone.countDown())
                .build();
    }
}
