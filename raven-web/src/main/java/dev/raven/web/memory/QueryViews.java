package dev.raven.web.memory;

import dev.raven.api.memory.ContextView;
import dev.raven.api.memory.MemoryView;
import dev.raven.api.memory.QueryView;
import dev.raven.core.memory.Answer;
import dev.raven.core.memory.Found;
import dev.raven.core.recall.AssembledContext;

/** Shows what a query found. */
final class QueryViews {
    private static final double PRECISION = 10_000;

    private QueryViews() {}

    static QueryView of(Answer answer) {
        return new QueryView(
                answer.found().stream().map(QueryViews::memory).toList(),
                answer.facts().stream().map(FactViews::of).toList(),
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
                rounded(found.score()),
                found.consolidated() ? "episodic" : "core",
                found.interaction().marks().kinds());
    }

    static double rounded(double score) {
        return Math.round(score * PRECISION) / PRECISION;
    }

    private static ContextView context(AssembledContext context) {
        return new ContextView(context.text(), context.tokens(), context.tokenizer(), context.truncated());
    }
}
