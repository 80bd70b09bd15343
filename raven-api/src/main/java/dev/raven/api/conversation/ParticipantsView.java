package dev.raven.api.conversation;

import org.jspecify.annotations.Nullable;

/** The names the two sides of a conversation go by. Recall knows them; stored messages never change. */
public record ParticipantsView(@Nullable String user, @Nullable String agent) {}
