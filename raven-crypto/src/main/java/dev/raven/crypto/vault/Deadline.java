package dev.raven.crypto.vault;

import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** By when a wrap or an unwrap must be done, all its steps together: who asked has waited since its start. */
final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    /** @param nanos a clock that nobody sets, such as {@link System#nanoTime} */
    Deadline(Duration limit, LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + limit.toNanos();
    }

    /**
     * How long a step may take, in nanoseconds.
     *
     * @throws KeyServiceException when the time is used up
     */
    long left() {
        long left = end - nanos.getAsLong();
        if (left <= 0) {
            throw new KeyServiceException(Reason.AWAY, Optional.empty(), null);
        }
        return left;
    }
}
