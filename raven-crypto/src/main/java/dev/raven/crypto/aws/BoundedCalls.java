package dev.raven.crypto.aws;

import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes calls aside, so that none holds who asked for longer than so long. The AWS client's own limits do not cover how it
 * gets its credentials: a token service that hangs would hold each call for half a minute.
 */
final class BoundedCalls implements AutoCloseable {
    private final Duration limit;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("AWS KMS call").factory());

    BoundedCalls(Duration limit) {
        this.limit = limit;
    }

    /** @throws KeyServiceException when it did not end in time or this is closed; else what the call threw */
    <T> T make(Callable<T> call) {
        Future<T> made = begun(call);
        try {
            return made.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case RuntimeException cause -> cause;
                case Error broken -> throw broken;
                case null, default -> new IllegalStateException(failed);
            };
        } catch (TimeoutException slow) {
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), interrupted);
        } finally {
            made.cancel(true);
        }
    }

    private <T> Future<T> begun(Callable<T> call) {
        try {
            return threads.submit(call);
        } catch (RejectedExecutionException closed) {
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), closed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
