package dev.raven.api.usage;

import java.time.Instant;

/** Something strange about the use of an API key, seen {@code count} times within an hour. */
public record KeyAnomalyView(String kind, Instant firstSeen, Instant lastSeen, long count) {}
