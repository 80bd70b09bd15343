package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.api.problem.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Counts what keys seal. Uses are reserved in blocks before they happen, so that a crash counts too many and never too
 * few. (Record keys are derived for one record each, so no limit of AES-GCM is near; the count bounds what one key can ever
 * give away, and is what NIST SP 800-38D asks a long-lived key to have.)
 */
@Singleton
class KeyUses {
    private static final Logger LOG = System.getLogger(KeyUses.class.getName());

    private final KeyStore store;
    private final RotationDue due;
    private final Limits limits;
    private final Cache<Version, Reserved> reserved = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    @Inject
    KeyUses(KeyStore store, RotationDue due) {
        this(store, due, Limits.STANDARD);
    }

    KeyUses(KeyStore store, RotationDue due, Limits limits) {
        this.store = store;
        this.due = due;
        this.limits = limits;
    }

    /**
     * How much a key may seal.
     *
     * @param block uses reserved at once
     * @param alarm from here on it is said
     * @param rotate from here on it is rotated
     * @param refuse from here on it seals nothing
     */
    record Limits(long block, long alarm, long rotate, long refuse) {
        static final Limits STANDARD = new Limits(1 << 12, 1L << 28, 1L << 30, 1L << 32);
    }

    private record Version(KeyName name, int version) {}

    private static final class Reserved {
        private long left;
    }

    /**
     * Counts one use, before it happens.
     *
     * @throws UnavailableException when the key is used up
     * @throws NoKeyException when there is no such key any more
     */
    void count(KeyName name, int version) {
        Version key = new Version(name, version);
        Reserved block = reserved.get(key, none -> new Reserved());
        synchronized (block) {
            if (block.left == 0) {
                block.left = reserve(key);
            }
            block.left--;
        }
    }

    private long reserve(Version key) {
        long total = store.reserve(key.name(), key.version(), limits.block());
        if (total == 0) {
            throw new NoKeyException();
        }
        if (total >= limits.rotate()) {
            due.rotate(key.name());
        }
        if (total > limits.refuse()) {
            throw UnavailableException.keyUsedUp();
        }
        if (total >= limits.alarm() && total - limits.block() < limits.alarm()) {
            LOG.log(
                    Level.WARNING,
                    "version {0} of the key {1} has sealed {2} records; rotate it",
                    key.version(),
                    key.name(),
                    total);
        }
        return limits.block();
    }
}
