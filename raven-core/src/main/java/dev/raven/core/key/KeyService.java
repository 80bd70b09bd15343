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
import dev.raven.core.key.OperatorKeyCall.Outcome;
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
        return call(new Attempt(Operation.WRAP, under, context), service -> service.wrap(context, plain));
    }

    /**
     * Unwraps a key.
     *
     * @throws UnavailableException when the service is away
     * @throws KeyRefusedException when the service says no
     * @throws WrongKeyException when the bytes are not what this key wrapped for this context
     */
    byte[] unwrap(OperatorKey under, KeyContext context, byte[] wrapped) {
        return call(new Attempt(Operation.UNWRAP, under, context), service -> service.unwrap(context, wrapped));
    }

    /**
     * Whether a key opens what it wrapped for another context, which it must not. That it does not is recorded as proven, and not
     * as a fault.
     *
     * @throws UnavailableException when the service is away
     * @throws KeyRefusedException when the service says no
     */
    boolean opensElsewhere(OperatorKey under, KeyContext elsewhere, byte[] wrapped) {
        Attempt proof = new Attempt(Operation.UNWRAP, under, elsewhere, Outcome.PROVEN, System.nanoTime());
        try {
            Arrays.fill(call(proof, service -> service.unwrap(elsewhere, wrapped)), (byte) 0);
            return true;
        } catch (WrongKeyException bound) {
            return false;
        }
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

    /**
     * One call that is about to be made.
     *
     * @param whenWrong what it counts as where the service finds that the bytes are not of that context
     * @param start by {@link System#nanoTime}
     */
    private record Attempt(Operation operation, OperatorKey under, KeyContext context, Outcome whenWrong, long start) {
        Attempt(Operation operation, OperatorKey under, KeyContext context) {
            this(operation, under, context, Outcome.WRONG, System.nanoTime());
        }

        OperatorKeyCall ended(Outcome outcome, Optional<String> requestId) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new OperatorKeyCall(operation, under, context, outcome, requestId, took);
        }

        OperatorKeyCall failed(KeyServiceException failure) {
            Outcome outcome = failure.reason() == Reason.WRONG ? whenWrong : Outcome.of(failure.reason());
            return ended(outcome, failure.requestId());
        }
    }

    private byte[] call(Attempt attempt, Function<KeyManagement, KeyServiceReply> work) {
        try {
            return recorded(attempt, service(attempt.under()).call(work));
        } catch (KeyServiceException failed) {
            throw recorded(attempt, failed);
        }
    }

    /** What cannot be recorded is not used, nor left lying about. */
    private byte[] recorded(Attempt attempt, KeyServiceReply reply) {
        try {
            log.record(attempt.ended(Outcome.SUCCESS, reply.requestId()));
            return reply.bytes();
        } catch (UnavailableException unrecorded) {
            Arrays.fill(reply.bytes(), (byte) 0);
            throw unrecorded;
        }
    }

    /** A refusal stands also where it cannot be recorded: cached keys must go all the same. */
    private RuntimeException recorded(Attempt attempt, KeyServiceException failed) {
        RuntimeException refusal = refusal(attempt.under(), attempt.context().tenant(), failed);
        try {
            log.record(attempt.failed(failed));
        } catch (UnavailableException unrecorded) {
            refusal.addSuppressed(unrecorded);
        }
        return refusal;
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
