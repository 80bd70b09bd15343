package dev.raven.core.fact;

import dev.raven.core.id.FactId;

/** A statement with a name of its own. A fact goes by the name of the first claim that says it. */
public record Claim(FactId id, Statement statement) {}
