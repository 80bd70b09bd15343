package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.OperatorKeyCall.Operation;
import dev.raven.core.startup.Condition;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Wraps and unwraps tenant keys with the key services. One that fails is left alone for a while and tried again by itself;
 * what fails is refused: there is no other way to a key.
 */
@Singleton
public class KeyService {
    private static final int MOST_SERVICES = 1000;
    private static final Duration UNUSED = Duration.ofHours(1);

    private final KeyCallLog log;
    private final LoadingCache<OperatorKey, GuardedService> services;

    @Inject
    KeyService(OperatorKeys operatorKeys, KeyCallLog log) {
        this.log = log;
        this.services = Caffeine.newBuilder()
                .maximumSize(MOST_SERVICES)
                .expireAfterAccess(UNUSED)
                .executor(Runnable::run)
                .removalListener((@Nullable OperatorKey key, @Nullable GuardedService unused, RemovalCause cause) -> {
                    if (unused != null) {
                        unused.close();
                    }
                })
                .build(key -> new GuardedService(() -> operatorKeys.open(key)));
    }

    /** Closes what was opened to try a key that nothing is wrapped under. */
    void forget(OperatorKey key) {
        services.invalidate(key);
    }

    /**
     * Wraps a key.
     *
     * @throws UnavailableException when the service is away
     * @throws KeyRefusedException when the service says no
     */
    byte[] wrap(OperatorKey under, KeyContext context, byte[] plain) {
        return call(Operation.WRAP, under, context, service -> service.wrap(context, plain));
    }

    /**
     * Unwraps a key.
     *
     * @throws UnavailableException when the service is away
     * @throws KeyRefusedException when the service says no
     * @throws WrongKeyException when the bytes are not what this key wrapped for this context
     */
    byte[] unwrap(OperatorKey under, KeyContext context, byte[] wrapped) {
        return call(Operation.UNWRAP, under, context, service -> service.unwrap(context, wrapped));
    }

    /**
     * What the service needs, for the message to who has to mend it.
     *
     * @throws UnavailableException when the way to the service is not open in time
     */
    String needs(OperatorKey key) {
        try {
            return service(key).needs();
        } catch (KeyServiceException late) {
            throw refusal(key, TenantId.PLATFORM, late);
        }
    }

    /** Whether a key wraps at this moment. */
    @NotAudited("the call it makes is recorded like every other")
    public boolean answers(OperatorKey key) {
        try {
            wrap(key, KeyServiceCheck.context(TenantId.PLATFORM), new byte[KeyMaterial.LENGTH]);
            return true;
        } catch (UnavailableException | KeyRefusedException no) {
            return false;
        }
    }

    /** How the service of a key fares, as its last calls tell; asks it nothing. */
    Condition condition(OperatorKey key, Duration patience) {
        GuardedService known = services.getIfPresent(key);
        return known == null ? Condition.UP : known.condition(patience);
    }

    private byte[] call(
            Operation operation, OperatorKey under, KeyContext context, Function<KeyManagement, KeyServiceReply> work) {
        long start = System.nanoTime();
        try {
            KeyServiceReply reply = service(under).call(work);
            return recorded(operation, under, context, reply, start);
        } catch (KeyServiceException failed) {
            throw recorded(operation, under, context, failed, start);
        }
    }

    /** What cannot be recorded is not used, nor left lying about. */
    private byte[] recorded(
            Operation operation, OperatorKey under, KeyContext context, KeyServiceReply reply, long start) {
        try {
            record(operation, under, context, Optional.empty(), reply.requestId(), start);
            return reply.bytes();
        } catch (UnavailableException unrecorded) {
            Arrays.fill(reply.bytes(), (byte) 0);
            throw unrecorded;
        }
    }

    /** A refusal stands also where it cannot be recorded: cached keys must go all the same. */
    private RuntimeException recorded(
            Operation operation, OperatorKey under, KeyContext context, KeyServiceException failed, long start) {
        RuntimeException refusal = refusal(under, context.tenant(), failed);
        try {
            record(operation, under, context, Optional.of(failed.reason()), failed.requestId(), start);
        } catch (UnavailableException unrecorded) {
            refusal.addSuppressed(unrecorded);
        }
        return refusal;
    }

    private void record(
            Operation operation,
            OperatorKey under,
            KeyContext context,
            Optional<Reason> failure,
            Optional<String> requestId,
            long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        log.record(new OperatorKeyCall(operation, under, context, failure, requestId, took));
    }

    private static RuntimeException refusal(OperatorKey under, TenantId tenant, KeyServiceException failed) {
        return switch (failed.reason()) {
            case AWAY, THROTTLED -> UnavailableException.keyService(failed);
            case REFUSED -> new KeyRefusedException(under, tenant, failed);
            case WRONG -> new WrongKeyException();
        };
    }

    private GuardedService service(OperatorKey key) {
        return services.get(key);
    }

    @PreDestroy
    void close() {
        services.invalidateAll();
        services.cleanUp();
    }
}
