package dev.raven.core.fact;

import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Comparator;

/**
 * A claim where and when it was made.
 *
 * @param place which of its interaction's claims it is
 */
record Said(Claim claim, InteractionId source, Instant at, int place) {
    static final Comparator<Said> BY_TIME = Comparator.comparing(Said::at)
            .thenComparing(said -> said.source().value())
            .thenComparing(Said::place);
}
