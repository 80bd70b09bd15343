package dev.raven.crypto.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.util.Context;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call: in a time that holds for all of it, tokens and tries included, and under an id that Key Vault's own log has as
 * its {@code correlationId}.
 */
final class KeyVaultCall {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String DATA = "raven";

    private final String id = UUID.randomUUID().toString();
    private volatile Optional<AzureKeyId> keyUsed = Optional.empty();

    private KeyVaultCall() {}

    /** @throws KeyServiceException for whatever the work throws, and when it takes too long */
    static KeyServiceReply run(Function<KeyVaultCall, byte[]> work) {
        KeyVaultCall call = new KeyVaultCall();
        FutureTask<byte[]> task = new FutureTask<>(() -> work.apply(call));
        // No virtual thread: on JDK 21 Azure's locks would hold its carrier.
        Thread.ofPlatform().daemon().name("azure key vault").start(task);
        try {
            return new KeyServiceReply(task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS), Optional.of(call.id));
        } catch (ExecutionException failed) {
            throw call.translated(Objects.requireNonNull(failed.getCause()));
        } catch (TimeoutException slow) {
            task.cancel(true);
            throw call.failure(Reason.AWAY, slow);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw call.failure(Reason.AWAY, interrupted);
        }
    }

    private KeyServiceException translated(Throwable failed) {
        return switch (failed) {
            case KeyServiceException known -> known;
            case Error broken -> throw broken;
            default -> failure(KeyVaultFailure.reason(failed), failed);
        };
    }

    KeyServiceException failure(Reason reason, @Nullable Throwable cause) {
        return new KeyServiceException(reason, Optional.of(id), cause);
    }

    /** What takes this call along to {@link KeyVaultCallPolicy}. */
    Context context() {
        return new Context(DATA, this);
    }

    static Optional<KeyVaultCall> of(HttpPipelineCallContext request) {
        return request.getData(DATA).map(KeyVaultCall.class::cast);
    }

    String id() {
        return id;
    }

    void uses(Optional<AzureKeyId> key) {
        keyUsed = key;
    }

    /** The version that wrapped; empty where the vault did not say. */
    Optional<AzureKeyId> keyUsed() {
        return keyUsed;
    }
}
