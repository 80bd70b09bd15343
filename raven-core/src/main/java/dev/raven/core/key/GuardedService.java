package dev.raven.core.key;

import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.Condition;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key service, opened aside from the request that needs it first, called by at most so many at once, and left alone for
 * five seconds when most of its last calls failed: who waits for a service that is gone holds a worker that others need.
 * One that did not open is opened again when it is next needed.
 */
final class GuardedService {
    private static final int MOST_CALLS_AT_ONCE = 32;
    private static final Duration FOR_ROOM = Duration.ofSeconds(1);
    private static final Duration OPENING = Duration.ofSeconds(5);
    /** Whoever proves a key waits longer than who uses one: on a machine that starts, a client's classes load slowly. */
    private static final Duration OPENING_FOR_PROOF = Duration.ofSeconds(20);

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(1)
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(10))
            .recordException(failure -> failure instanceof KeyServiceException failed && isOutage(failed.reason()))
            .build();

    private final Supplier<KeyManagement> open;
    private CompletableFuture<KeyManagement> opening;
    private final CircuitBreaker breaker = CircuitBreaker.of("key service", BREAKER);
    private final Semaphore room = new Semaphore(MOST_CALLS_AT_ONCE);
    private volatile @Nullable Trouble trouble;

    /**
     * What its calls came to of late.
     *
     * @param since by {@link System#nanoTime}
     */
    private record Trouble(boolean refused, long since) {}

    GuardedService(Supplier<KeyManagement> open) {
        this.open = open;
        this.opening = begin();
    }

    private CompletableFuture<KeyManagement> begin() {
        return CompletableFuture.supplyAsync(
                open, task -> Thread.ofVirtual().name("open key service").start(task));
    }

    private synchronized CompletableFuture<KeyManagement> opening() {
        if (opening.isCompletedExceptionally()) {
            opening = begin();
        }
        return opening;
    }

    /** @throws KeyServiceException when the service, or the way to it, fails */
    KeyServiceReply call(Function<KeyManagement, KeyServiceReply> work) {
        enter();
        try {
            KeyServiceReply reply = breaker.executeSupplier(() -> work.apply(ready()));
            trouble = null;
            return reply;
        } catch (KeyServiceException failed) {
            note(failed.reason());
            throw failed;
        } catch (RuntimeException leftAloneOrUnexpected) {
            note(Reason.AWAY);
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), leftAloneOrUnexpected);
        } finally {
            room.release();
        }
    }

    private void note(Reason failure) {
        boolean refused = failure == Reason.REFUSED;
        Trouble known = trouble;
        if (failure == Reason.WRONG) {
            trouble = null; // it answered
        } else if (known == null || known.refused() != refused) {
            trouble = new Trouble(refused, System.nanoTime());
        }
    }

    /**
     * How it fares, as its last calls tell.
     *
     * @param patience how long it may be away before that is noticed, as keys are cached
     */
    Condition condition(Duration patience) {
        Trouble known = trouble;
        if (known == null) {
            return Condition.UP;
        }
        boolean noticed = known.refused() || System.nanoTime() - known.since() >= patience.toNanos();
        return noticed ? Condition.DOWN : Condition.DEGRADED;
    }

    private void enter() {
        try {
            if (!room.tryAcquire(FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new KeyServiceException(Reason.THROTTLED, Optional.empty(), null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), interrupted);
        }
    }

    /**
     * What the service needs.
     *
     * @throws SettingException when it could not be opened
     * @throws KeyServiceException when it is not open in time
     */
    String needs() {
        return opened(OPENING_FOR_PROOF).needs();
    }

    /** A service that lacks its settings is refused like one that is gone: the start, not a request, says what to mend. */
    private KeyManagement ready() {
        try {
            return opened(OPENING);
        } catch (SettingException unusable) {
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), unusable);
        }
    }

    private KeyManagement opened(Duration patience) {
        try {
            return opening().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException setting ? setting : new IllegalStateException(failed);
        } catch (TimeoutException slow) {
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), interrupted);
        }
    }

    synchronized void close() {
        opening.thenAccept(KeyManagement::close);
    }

    private static boolean isOutage(Reason reason) {
        return reason == Reason.AWAY || reason == Reason.THROTTLED;
    }
}
