package dev.raven.core.memory;

import dev.raven.api.conversation.ParticipantsView;
import dev.raven.core.conversation.Conversation;
import dev.raven.core.conversation.ConversationDirectory;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.user.User;
import dev.raven.core.user.UserDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks up who speaks in a user's conversations. */
@Singleton
class SpeakerDirectory {
    private final UserDirectory users;
    private final ConversationDirectory conversations;

    @Inject
    SpeakerDirectory(UserDirectory users, ConversationDirectory conversations) {
        this.users = users;
        this.conversations = conversations;
    }

    /** The speakers of one user's conversations; each conversation is read once. */
    Speakers of(TenantId tenant, UserId userId) {
        User user = users.require(tenant, Optional.of(userId));
        Map<ConversationId, Speakers.Names> known = new HashMap<>();
        return conversation -> known.computeIfAbsent(conversation, id -> names(user, conversations.find(tenant, id)));
    }

    private static Speakers.Names names(User user, Optional<Conversation> conversation) {
        Optional<ParticipantsView> given =
                conversation.map(found -> found.profile().participants());
        return new Speakers.Names(
                given.map(ParticipantsView::user).or(user::displayName).orElse("user"),
                given.map(ParticipantsView::agent).orElse("assistant"));
    }
}
