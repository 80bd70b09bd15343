package dev.raven.core.access;

import dev.raven.api.access.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a new API key is to be.
 *
 * @param name what its owner calls it
 * @param allowedCidrs networks it may be used from; empty means any
 */
public record ApiKeyTerms(String name, Set<Scope> scopes, List<String> allowedCidrs, Optional<Instant> expiresAt) {}
