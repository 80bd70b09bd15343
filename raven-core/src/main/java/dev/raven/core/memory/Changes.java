package dev.raven.core.memory;

import dev.raven.core.id.InteractionId;
import java.util.List;

/**
 * What came to a user's memory since a revision, in order.
 *
 * @param removed interactions that are no longer there
 * @param next the revision to ask from next time
 * @param anew whether the reader was too far behind to be told all that is gone: it forgets what it knows, and this is
 *     the beginning
 * @param more whether the answer was cut and the reader should ask again at once
 */
public record Changes(
        List<BlockEntry> blocks,
        List<TailEntry> tail,
        List<InteractionId> removed,
        Revision next,
        boolean anew,
        boolean more) {}
