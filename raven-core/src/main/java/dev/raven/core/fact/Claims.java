package dev.raven.core.fact;

import dev.raven.core.id.FactId;
import java.util.List;
import java.util.Set;

/**
 * What one interaction claims.
 *
 * @param settled whether nothing is to be read out of it any more: a model has read it, or a fact of it was deleted and must
 *     not come back
 */
public record Claims(List<Claim> made, boolean settled) {
    /** Nothing was read yet. */
    public static final Claims NONE = new Claims(List.of(), false);

    public Claims {
        made = List.copyOf(made);
    }

    /** Without some, and settled: what was taken out is not read out again. */
    public Claims without(Set<FactId> ids) {
        return new Claims(
                made.stream().filter(claim -> !ids.contains(claim.id())).toList(), true);
    }

    public boolean has(Set<FactId> ids) {
        return made.stream().anyMatch(claim -> ids.contains(claim.id()));
    }

    /** Short, and without what was said: a log line must never hold remembered text. */
    @Override
    public String toString() {
        return "Claims[" + made.size() + "]";
    }
}
