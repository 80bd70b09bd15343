package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads a key that every node lives on: a cluster without its server answers a mere ping. Anybody may ask for health, as often as they
 * like. So one of them looks, once a second, and the others are told at once what was seen last, or {@link Condition#DOWN} where that is
 * more than five seconds ago: a Redis that hangs holds one thread and not all of them.
 */
@ApplicationScoped
class RedisProbe implements ReadinessProbe {
    private static final String KEY = RedisKeys.of(TenantId.PLATFORM, "tenants");
    private static final long LOOKED_AT_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<Condition> look;
    private final LongSupplier nanoTime;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Seen last;

    /** @param nanos when the look was over */
    private record Seen(Condition condition, long nanos) {}

    @Inject
    RedisProbe(Redis redis) {
        this(() -> look(redis), System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    RedisProbe(Supplier<Condition> look, LongSupplier nanoTime) {
        this.look = look;
        this.nanoTime = nanoTime;
        this.last = new Seen(Condition.DOWN, nanoTime.getAsLong() - BELIEVED_NANOS); // nothing is known yet
    }

    @Override
    public String name() {
        return "storage";
    }

    /** Waits for Redis in the one thread that looks, and in no other. */
    @Override
    public Condition condition() {
        if (!lookedWithin(LOOKED_AT_AGAIN_NANOS) && looking.compareAndSet(false, true)) {
            try {
                lookAgain();
            } finally {
                looking.set(false);
            }
        }
        return lookedWithin(BELIEVED_NANOS) ? last.condition() : Condition.DOWN;
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
