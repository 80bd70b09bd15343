package dev.raven.api.conversation;

import dev.raven.api.text.CodePoints;
import org.jspecify.annotations.Nullable;

/** The names the two sides of a conversation go by. Recall knows them; stored messages never change. */
public record ParticipantsView(
        @Nullable @CodePoints(min = 1, max = 64) String user,
        @Nullable @CodePoints(min = 1, max = 64) String agent) {}
