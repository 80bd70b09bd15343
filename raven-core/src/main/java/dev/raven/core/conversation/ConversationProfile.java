package dev.raven.core.conversation;

import dev.raven.api.conversation.ParticipantsView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sealed of a conversation. */
public record ConversationProfile(
        @Nullable String title,
        Map<String, Object> metadata,
        @Nullable ParticipantsView participants) {}
