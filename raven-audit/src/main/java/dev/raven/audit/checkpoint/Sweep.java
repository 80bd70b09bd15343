package dev.raven.audit.checkpoint;

import dev.raven.core.id.TenantId;
import dev.raven.core.page.Slice;
import dev.raven.core.tenant.TenantStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks over the logs of all tenants, some at a time: for what nobody came to tell of, and for those where nothing happens. */
@Singleton
class Sweep {
    /** From the start of one walk to that of the next; and how old a checkpoint may become of a log where nothing moves. */
    static final Duration EVERY = Duration.ofHours(1);

    private static final int AT_ONCE = 256;

    private final TenantStore tenants;
    private final Clock clock;
    private @Nullable Instant begun;
    private long after;
    private boolean walking;
    private @Nullable Object walkedFor;

    @Inject
    Sweep(TenantStore tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Begins anew at the next step, as a node does that has not looked at the logs for a while. */
    void forget() {
        begun = null;
        walkedFor = null;
        walking = false;
    }

    /** Begins anew where the last walk was for something else: clocks of nodes differ, so times would not tell. */
    void beginFor(Object purpose) {
        if (!purpose.equals(walkedFor)) {
            forget();
            walkedFor = purpose;
        }
    }

    /** The logs that come next; none where it is not time. */
    List<TenantId> next() {
        Instant now = clock.instant();
        boolean first = !walking && (begun == null || !now.isBefore(begun.plus(EVERY)));
        if (first) {
            begun = now;
            after = 0;
            walking = true;
        }
        if (!walking) {
            return List.of();
        }
        Slice<TenantId> slice = tenants.ids(after, AT_ONCE);
        after = slice.next();
        walking = slice.items().size() == AT_ONCE;
        return Stream.concat(first ? Stream.of(TenantId.PLATFORM) : Stream.of(), slice.items().stream())
                .toList();
    }

    /** Whether the walk for this has come to its end. */
    boolean doneFor(Object purpose) {
        return !walking && begun != null && purpose.equals(walkedFor);
    }
}
