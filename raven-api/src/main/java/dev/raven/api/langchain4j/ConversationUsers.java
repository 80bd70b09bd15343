package dev.raven.api.langchain4j;

import dev.raven.api.client.RavenClient;
import org.jspecify.annotations.Nullable;

/** Who talks in a conversation, which never changes. */
final class ConversationUsers {
    private final RavenClient raven;
    private final Bounded<String, String> known = new Bounded<>();

    ConversationUsers(RavenClient raven) {
        this.raven = raven;
    }

    /** @param memoryId the id of a chat memory, which is that of a conversation */
    String of(@Nullable Object memoryId) {
        return known.computeIfAbsent(
                conversation(memoryId), id -> raven.conversations().get(id).userId());
    }

    static String conversation(@Nullable Object memoryId) {
        if (memoryId == null || !memoryId.toString().startsWith("conv_")) {
            throw new IllegalArgumentException(
                    "the chat memory's id must be that of a Raven conversation (conv_…): begin one, and give its id as memoryId");
        }
        return memoryId.toString();
    }
}
