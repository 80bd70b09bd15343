package dev.raven.web.memory;

import dev.raven.api.memory.ContextView;
import dev.raven.api.memory.MemoryView;
import dev.raven.api.memory.QueryView;
import dev.raven.core.memory.Answer;
import dev.raven.core.memory.Found;
import dev.raven.core.recall.AssembledContext;
import java.util.List;

/** Shows what a query found. */
final class QueryViews {
    private static final double PRECISION = 10_000;

    private QueryViews() {}

    static QueryView of(Answer answer) {
        return new QueryView(
                answer.found().stream().map(QueryViews::memory).toList(),
                List.of(),
                answer.context().map(QueryViews::context).orElse(null),
                answer.searched(),
                answer.took().toMillis());
    }

    private static MemoryView memory(Found found) {
        return new MemoryView(
                found.interaction().id().value(),
                found.interaction().conversation().value(),
                found.interaction().userMessage(),
                found.interaction().agentResponse(),
                found.interaction().metadata(),
                found.interaction().occurredAt(),
                found.interaction().createdAt(),
                Math.round(found.score() * PRECISION) / PRECISION,
                found.consolidated() ? "episodic" : "core");
    }

    private static ContextView context(AssembledContext context) {
        return new ContextView(context.text(), context.tokens(), context.tokenizer(), context.truncated());
    }
}
