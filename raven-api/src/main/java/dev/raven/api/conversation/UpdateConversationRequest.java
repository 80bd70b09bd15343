package dev.raven.api.conversation;

import dev.raven.api.metadata.Metadata;
import dev.raven.api.patch.Change;
import dev.raven.api.text.CodePoints;
import jakarta.validation.Valid;
import java.util.Map;

/** {@code PATCH /conversations/{conversation_id}}: what is absent stays, null clears, metadata is replaced whole. */
public record UpdateConversationRequest(
        Change<@CodePoints(max = 256) String> title,
        Change<@Metadata Map<String, Object>> metadata,
        Change<@Valid ParticipantsView> participants) {}
