package dev.raven.api.memory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a question together; what is not said is left to the server. */
public final class QueryRequestBuilder {
    private final String userId;
    private final String query;
    private @Nullable String conversationId;
    private @Nullable Integer limit;
    private @Nullable Boolean includeFacts;
    private @Nullable Integer maxTokens;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private @Nullable Map<String, Object> metadata;
    private @Nullable Double minScore;

    QueryRequestBuilder(String userId, String query) {
        this.userId = userId;
        this.query = query;
    }

    /** Only this conversation is searched. */
    public QueryRequestBuilder conversationId(String conversationId) {
        this.conversationId = conversationId;
        return this;
    }

    /** At most so many memories, 1–100; 5 where nothing is said. */
    public QueryRequestBuilder limit(int limit) {
        this.limit = limit;
        return this;
    }

    /** Whether facts are wanted, too; they are where nothing is said. */
    public QueryRequestBuilder includeFacts(boolean includeFacts) {
        this.includeFacts = includeFacts;
        return this;
    }

    /** A {@code context} of at most so many cl100k_base tokens is wanted, 1–200,000. */
    public QueryRequestBuilder maxTokens(int maxTokens) {
        this.maxTokens = maxTokens;
        return this;
    }

    /** Only what occurred at or after. */
    public QueryRequestBuilder since(Instant since) {
        this.since = since;
        return this;
    }

    /** Only what occurred before or at. */
    public QueryRequestBuilder until(Instant until) {
        this.until = until;
        return this;
    }

    /** Only what has these top-level fields with these values. */
    public QueryRequestBuilder metadata(Map<String, Object> metadata) {
        this.metadata = metadata;
        return this;
    }

    /** Only what scores at least this, 0–1. */
    public QueryRequestBuilder minScore(double minScore) {
        this.minScore = minScore;
        return this;
    }

    /** The question. */
    public QueryRequest build() {
        return new QueryRequest(
                userId, query, conversationId, limit, includeFacts, maxTokens, since, until, metadata, minScore);
    }
}
