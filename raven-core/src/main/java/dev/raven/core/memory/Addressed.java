package dev.raven.core.memory;

import dev.raven.core.id.UserId;

/** One of many interactions to append, with whose memory it goes to. */
public record Addressed(UserId user, Append append) {}
