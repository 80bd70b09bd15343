package dev.raven.core.memory;

import dev.raven.core.fact.Fact;
import dev.raven.core.recall.AssembledContext;
import dev.raven.core.recall.ContextAssembler;
import dev.raven.core.recall.Turn;
import java.util.stream.Stream;

/** Puts found facts and memories into one text for a model's prompt. */
final class Contexts {
    private Contexts() {}

    /** Facts first: they are short, and say at once what memories tell at length. */
    static AssembledContext assemble(Searcher.Result result, int maxTokens) {
        Stream<ContextAssembler.Item> facts =
                result.facts().stream().map(FoundFact::fact).map(Contexts::item);
        Stream<ContextAssembler.Item> memories = result.found().stream().map(Contexts::item);
        return ContextAssembler.assemble(Stream.concat(facts, memories).toList(), maxTokens);
    }

    private static ContextAssembler.Item item(Fact fact) {
        return new ContextAssembler.Fact(fact.validFrom(), fact.text());
    }

    private static ContextAssembler.Item item(Found found) {
        Turn turn = found.turn();
        return new ContextAssembler.Memory(turn.occurredAt(), turn.user(), turn.agent());
    }
}
