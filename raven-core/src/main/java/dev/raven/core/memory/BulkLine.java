package dev.raven.core.memory;

import dev.raven.api.memory.IngestRequest;
import java.util.Optional;

/** One exchange of many that came together. */
public record BulkLine(IngestRequest request, Optional<Name> name) {

    /**
     * What tells a line from its retry.
     *
     * @param key the client's idempotency key for all lines
     * @param number which line it is
     * @param content what it says, as it came
     */
    public record Name(String key, int number, String content) {}
}
