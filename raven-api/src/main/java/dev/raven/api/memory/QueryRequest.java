package dev.raven.api.memory;

import dev.raven.api.metadata.Metadata;
import dev.raven.api.text.Utf8Bytes;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /memory/query}: what matters now, in plain language.
 *
 * @param conversationId only this conversation is searched; all of the user's where absent
 * @param maxTokens assemble a {@code context} of at most so many cl100k_base tokens
 * @param since only what occurred at or after
 * @param until only what occurred before or at
 * @param metadata only what has these top-level fields with these values
 * @param minScore only what scores at least this, 0–1
 */
public record QueryRequest(
        @NotNull String userId,
        @NotBlank @Utf8Bytes(max = 8192) String query,
        @Nullable String conversationId,
        @Nullable @Min(1) @Max(100) Integer limit,
        @Nullable Boolean includeFacts,
        @Nullable @Min(1) @Max(200_000) Integer maxTokens,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable @Metadata Map<String, Object> metadata,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double minScore) {

    /** Begins a question about a user. */
    public static QueryRequestBuilder about(String userId, String query) {
        return new QueryRequestBuilder(userId, query);
    }
}
