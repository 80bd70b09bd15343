package dev.raven.core.memory;

import dev.raven.api.memory.IngestRequest;
import dev.raven.core.id.InteractionId;
import java.util.Optional;

/**
 * One exchange of many that came together.
 *
 * @param name what tells it from its retry; of no account where it is to have an id
 * @param id the one it is to have, which is stored once within a day, whichever of the tenant's keys sends it; empty for a new one
 */
public record BulkLine(IngestRequest request, Optional<Name> name, Optional<InteractionId> id) {

    public BulkLine(IngestRequest request, Optional<Name> name) {
        this(request, name, Optional.empty());
    }

    /**
     * What tells a line from its retry.
     *
     * @param key the client's idempotency key for all lines
     * @param number which line it is
     * @param content what it says, as it came
     */
    public record Name(String key, int number, String content) {}
}
