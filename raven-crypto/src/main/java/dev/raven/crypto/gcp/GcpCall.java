package dev.raven.crypto.gcp;

import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.UnaryCallable;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One call of Cloud KMS, made once more where it was damaged on its way. Google's answer names no call, so this names
 * itself: Cloud Audit Logs keep the name as {@code protoPayload.requestMetadata.requestAttributes.reason}.
 */
final class GcpCall {
    private static final Duration CALL = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final RetrySettings FEW = RetrySettings.newBuilder()
            .setMaxAttempts(3)
            .setInitialRetryDelayDuration(Duration.ofMillis(100))
            .setRetryDelayMultiplier(2)
            .setMaxRetryDelayDuration(Duration.ofMillis(400))
            .setInitialRpcTimeoutDuration(ATTEMPT)
            .setMaxRpcTimeoutDuration(ATTEMPT)
            .build();

    private final String id = UUID.randomUUID().toString();
    private final long start = System.nanoTime();
    private final Reason invalid;

    /** @param invalid what it means that Cloud KMS calls the request invalid */
    GcpCall(Reason invalid) {
        this.invalid = invalid;
    }

    /** By which Cloud Audit Logs name the call. */
    String id() {
        return id;
    }

    /**
     * Makes the call.
     *
     * @param whole whether request and answer both came through undamaged
     * @throws KeyServiceException when there is no undamaged answer within five seconds
     */
    <Q, A> A make(UnaryCallable<Q, A> method, Q request, Predicate<A> whole) {
        return undamaged(method, request, whole)
                .or(() -> undamaged(method, request, whole))
                .orElseThrow(() -> failure(Reason.AWAY, null));
    }

    private <Q, A> Optional<A> undamaged(UnaryCallable<Q, A> method, Q request, Predicate<A> whole) {
        GrpcCallContext context = context();
        try {
            return Optional.of(method.call(request, context)).filter(whole);
        } catch (ApiException failed) {
            if (damagedRequest(failed)) {
                return Optional.empty();
            }
            throw failure(reason(failed), failed);
        } catch (RuntimeException broken) {
            throw failure(Reason.AWAY, broken);
        }
    }

    private GrpcCallContext context() {
        Duration left = CALL.minusNanos(System.nanoTime() - start);
        if (!left.isPositive()) {
            throw failure(Reason.AWAY, null);
        }
        return (GrpcCallContext) GrpcCallContext.createDefault()
                .withExtraHeaders(Map.of("x-goog-request-reason", List.of(id)))
                .withRetrySettings(FEW.toBuilder().setTotalTimeoutDuration(left).build());
    }

    /** Told from an invalid request by its words alone: the status is the same. */
    private static boolean damagedRequest(ApiException failed) {
        return String.valueOf(failed.getMessage()).contains("The checksum in field");
    }

    private Reason reason(ApiException failed) {
        return switch (failed.getStatusCode().getCode()) {
            case INVALID_ARGUMENT -> invalid;
            case PERMISSION_DENIED, NOT_FOUND, FAILED_PRECONDITION -> Reason.REFUSED;
            case UNAUTHENTICATED -> noWayToCredentials(failed) ? Reason.AWAY : Reason.REFUSED;
            case RESOURCE_EXHAUSTED -> Reason.THROTTLED;
            default -> Reason.AWAY;
        };
    }

    /** Tokens are fetched too: a machine's metadata server that restarts is no refusal, which would drop cached keys. */
    private static boolean noWayToCredentials(@Nullable Throwable failed) {
        return switch (failed) {
            case null -> false;
            case SocketException unreachable -> true;
            case UnknownHostException unresolved -> true;
            case InterruptedIOException late -> true;
            case SSLException untrusted -> true;
            default -> noWayToCredentials(failed.getCause());
        };
    }

    private KeyServiceException failure(Reason reason, @Nullable Throwable cause) {
        return new KeyServiceException(reason, Optional.of(id), cause);
    }
}
