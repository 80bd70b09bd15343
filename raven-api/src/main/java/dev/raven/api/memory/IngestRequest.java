package dev.raven.api.memory;

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
        @NotNull String userMessage,
        @NotNull String agentResponse,
        @Nullable Map<String, Object> metadata,
        @Nullable Instant occurredAt) {}
