package dev.raven.api.conversation;

import dev.raven.api.patch.Change;
import java.util.Map;

/** {@code PATCH /conversations/{conversation_id}}: what is absent stays, null clears, metadata is replaced whole. */
public record UpdateConversationRequest(
        Change<String> title, Change<Map<String, Object>> metadata, Change<ParticipantsView> participants) {}
