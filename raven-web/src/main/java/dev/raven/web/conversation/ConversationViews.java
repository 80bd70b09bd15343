package dev.raven.web.conversation;

import dev.raven.api.conversation.ConversationView;
import dev.raven.core.conversation.Conversation;

/** Shows a conversation. */
public final class ConversationViews {
    private static final int MESSAGES_AN_INTERACTION = 2;

    private ConversationViews() {}

    public static ConversationView of(Conversation conversation) {
        return new ConversationView(
                conversation.id().value(),
                conversation.tenant().value(),
                conversation.user().value(),
                conversation.profile().title(),
                conversation.profile().metadata(),
                conversation.profile().participants(),
                conversation.interactions() * MESSAGES_AN_INTERACTION,
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.endedAt().orElse(null));
    }
}
