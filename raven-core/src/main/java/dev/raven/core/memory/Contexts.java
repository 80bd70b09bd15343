package dev.raven.core.memory;

import dev.raven.core.fact.Fact;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.BlindIndex;
import dev.raven.core.recall.AssembledContext;
import dev.raven.core.recall.ContextAssembler;
import dev.raven.core.recall.Turn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts found facts and memories into one text for a model's prompt. */
@Singleton
class Contexts {
    private static final int MARK = 6;

    private final BlindIndex index;

    @Inject
    Contexts(BlindIndex index) {
        this.index = index;
    }

    /** Facts first: they are short, and say at once what memories tell at length. */
    AssembledContext assemble(TenantId tenant, Searcher.Result result, int maxTokens) {
        Stream<ContextAssembler.Item> facts =
                result.facts().stream().map(FoundFact::fact).map(Contexts::item);
        Stream<ContextAssembler.Item> memories = result.found().stream().map(Contexts::item);
        return ContextAssembler.assemble(Stream.concat(facts, memories).toList(), mark(tenant, result), maxTokens);
    }

    /** Another one for each answer, yet the same for the same answer, so that caches of prompts keep their use. */
    private String mark(TenantId tenant, Searcher.Result result) {
        String shown = Stream.concat(
                        result.facts().stream().map(found -> found.fact().id().value()),
                        result.found().stream()
                                .map(found -> found.interaction().id().value()))
                .collect(Collectors.joining(" "));
        return index.of(tenant, "context.mark", shown)
                .replaceAll("[^0-9A-Za-z]", "")
                .substring(0, MARK);
    }

    private static ContextAssembler.Item item(Fact fact) {
        return new ContextAssembler.Fact(fact.validFrom(), fact.text());
    }

    private static ContextAssembler.Item item(Found found) {
        Turn turn = found.turn();
        return new ContextAssembler.Memory(turn.occurredAt(), turn.user(), turn.agent());
    }
}
