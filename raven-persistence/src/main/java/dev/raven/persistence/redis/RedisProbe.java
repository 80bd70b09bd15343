package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads a key that every node lives on: a cluster without its server answers a mere ping. Anybody may ask for health, as often as they
 * like. So one of them looks, once a second, and the others are told what was seen last. Where that is more than five seconds ago they
 * wait for the look, but for no longer than a Redis that is well takes, and are told {@link Condition#DOWN}: one that hangs holds one
 * thread and not all of them.
 */
@ApplicationScoped
class RedisProbe implements ReadinessProbe {
    private static final String KEY = RedisKeys.of(TenantId.PLATFORM, "tenants");
    private static final long LOOKED_AT_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Supplier<Condition> look;
    private final LongSupplier nanoTime;
    private final Duration patience;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Seen last;

    /** @param nanos when the look was over */
    private record Seen(Condition condition, long nanos) {}

    @Inject
    RedisProbe(Redis redis) {
        this(() -> look(redis), System::nanoTime, PATIENCE);
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}
     * @param patience with another's look, of those who know nothing
     */
    RedisProbe(Supplier<Condition> look, LongSupplier nanoTime, Duration patience) {
        this.look = look;
        this.nanoTime = nanoTime;
        this.patience = patience;
        this.last = new Seen(Condition.DOWN, nanoTime.getAsLong() - BELIEVED_NANOS); // nothing is known yet
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Condition condition() {
        if (!lookedWithin(LOOKED_AT_AGAIN_NANOS) && mayLook()) {
            try {
                lookAgain();
            } finally {
                looking.unlock();
            }
        }
        return lookedWithin(BELIEVED_NANOS) ? last.condition() : Condition.DOWN;
    }

    private boolean mayLook() {
        try {
            return looking.tryLock(lookedWithin(BELIEVED_NANOS) ? 0 : patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void lookAgain() {
        if (!lookedWithin(LOOKED_AT_AGAIN_NANOS)) { // another may have, a moment ago
            Condition seen = look.get();
            last = new Seen(seen, nanoTime.getAsLong());
        }
    }

    private boolean lookedWithin(long nanos) {
        return nanoTime.getAsLong() - last.nanos() < nanos;
    }

    static Condition look(Redis redis) {
        try {
            redis.read(client -> client.exists(KEY));
            return Condition.UP;
        } catch (UnavailableException away) {
            return Condition.DOWN;
        }
    }
}
