package dev.raven.api.memory;

import dev.raven.api.metadata.Metadata;
import dev.raven.api.text.Utf8Bytes;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /memory/ingest}: one exchange.
 *
 * @param occurredAt when it was said, for imported history; now, where absent
 */
public record IngestRequest(
        @NotNull String userId,
        @NotNull String conversationId,
        @NotNull @Utf8Bytes(max = 65_536) String userMessage,
        @NotNull @Utf8Bytes(max = 65_536) String agentResponse,
        @Nullable @Metadata Map<String, Object> metadata,
        @Nullable Instant occurredAt) {

    /** An exchange of now, of which nothing more is known. */
    public static IngestRequest of(String userId, String conversationId, String userMessage, String agentResponse) {
        return new IngestRequest(userId, conversationId, userMessage, agentResponse, null, null);
    }
}
