package dev.raven.api.langchain4j;

import static java.util.stream.Collectors.joining;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.raven.api.client.RavenClient;
import dev.raven.api.memory.ContextView;
import dev.raven.api.memory.MemoryView;
import dev.raven.api.memory.QueryRequest;
import dev.raven.api.memory.QueryView;
import java.util.List;
import java.util.function.Function;

/**
 * What Raven remembers of a person, for a prompt. It is one text, put together by the server within so many tokens: each
 * memory dated, and fenced as data, because one may hold an attack. Needs {@code memory:read}, and where the person is found
 * by the conversation, {@code conversations:read}.
 */
public final class RavenContentRetriever implements ContentRetriever {
    /** Metadata of the content: the ids of the exchanges it may hold, with blanks between. */
    public static final String INTERACTION_IDS = "interaction_ids";

    private static final int TOKENS = 1_000;

    private final RavenClient raven;
    private final Function<Query, String> userOf;
    private final int maxTokens;

    private RavenContentRetriever(RavenClient raven, Function<Query, String> userOf, int maxTokens) {
        this.raven = raven;
        this.userOf = userOf;
        this.maxTokens = maxTokens;
    }

    /** Of one person. */
    public static RavenContentRetriever ofUser(RavenClient raven, String userId) {
        return ofUser(raven, query -> userId);
    }

    /** Of the person whom a query is about, for programs that know it by the query's metadata. */
    public static RavenContentRetriever ofUser(RavenClient raven, Function<Query, String> userOf) {
        return new RavenContentRetriever(raven, userOf, TOKENS);
    }

    /** Of the person who talks in the conversation whose id is the chat memory's. */
    public static RavenContentRetriever ofConversation(RavenClient raven) {
        ConversationUsers users = new ConversationUsers(raven);
        return ofUser(
                raven,
                query -> users.of(
                        query.metadata() == null ? null : query.metadata().chatMemoryId()));
    }

    /** The same with at most so many cl100k_base tokens, 1–200,000; 1,000 where nothing else is said. */
    public RavenContentRetriever maxTokens(int maxTokens) {
        return new RavenContentRetriever(raven, userOf, maxTokens);
    }

    @Override
    public List<Content> retrieve(Query query) {
        QueryView found = raven.memory()
                .query(QueryRequest.about(userOf.apply(query), query.text())
                        .maxTokens(maxTokens)
                        .build());
        ContextView context = found.context();
        return context == null || context.text().isEmpty() ? List.of() : List.of(content(context, found));
    }

    private static Content content(ContextView context, QueryView found) {
        String ids = found.memories().stream().map(MemoryView::interactionId).collect(joining(" "));
        return Content.from(TextSegment.from(context.text(), Metadata.from(INTERACTION_IDS, ids)));
    }
}
