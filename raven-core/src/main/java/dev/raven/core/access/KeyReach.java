package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.core.network.AllowList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far an API key reaches: what it may do, from where, and until when.
 *
 * @param allowedCidrs networks it may be used from; empty means any
 * @param expiresAt it is valid strictly before; empty means for ever
 */
public record KeyReach(Set<Scope> scopes, List<String> allowedCidrs, Optional<Instant> expiresAt) {
    public KeyReach {
        scopes = Set.copyOf(scopes);
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    /** The same until another end. */
    KeyReach until(Instant end) {
        return new KeyReach(scopes, allowedCidrs, Optional.of(end));
    }

    /** Whether it reaches nowhere that the other does not. */
    boolean within(KeyReach other) {
        return other.scopes.containsAll(scopes) && other.covers(allowedCidrs) && other.lasts(expiresAt);
    }

    /** Whether all these networks are in its own; no networks are all networks. */
    boolean covers(List<String> cidrs) {
        return AllowList.of(allowedCidrs).covers(AllowList.of(cidrs));
    }

    /** Whether it ends no earlier. */
    boolean lasts(Optional<Instant> end) {
        return expiresAt.isEmpty()
                || end.filter(other -> !other.isAfter(expiresAt.get())).isPresent();
    }
}
