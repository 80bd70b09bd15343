package dev.raven.core.usage;

import java.util.Optional;

/**
 * Something strange about an API key in one writing of counts.
 *
 * @param network the keyed hash of the network, where that is what is strange
 * @param batch which writing: seen in it again, it is no other sighting
 */
public record Sighting(AnomalyKind kind, Optional<String> network, KeyTally.Batch batch) {}
