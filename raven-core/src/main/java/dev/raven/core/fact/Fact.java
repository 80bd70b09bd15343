package dev.raven.core.fact;

import dev.raven.core.id.FactId;
import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that holds, or held, of a user.
 *
 * @param id that of the first claim
 * @param confidence 0–1; higher when it was said more than once
 * @param validTo when it ceased to hold
 * @param supersededBy the fact that took its place
 * @param sources the interactions it was said in, oldest first
 * @param claims the names of all claims it is made of, those that ended it among them
 * @param words what it is found by
 */
public record Fact(
        FactId id,
        String attribute,
        String value,
        String text,
        double confidence,
        Instant validFrom,
        Optional<Instant> validTo,
        Optional<FactId> supersededBy,
        List<InteractionId> sources,
        List<FactId> claims,
        Set<String> words) {
    public Fact {
        sources = List.copyOf(sources);
        claims = List.copyOf(claims);
        words = Set.copyOf(words);
    }

    /** Whether it held at a moment. */
    public boolean heldAt(Instant moment) {
        return !validFrom.isAfter(moment) && validTo.map(moment::isBefore).orElse(true);
    }

    /** Short, and without what was said: a log line must never hold remembered text. */
    @Override
    public String toString() {
        return "Fact[" + id + "]";
    }
}
