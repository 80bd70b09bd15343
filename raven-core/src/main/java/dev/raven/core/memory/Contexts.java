package dev.raven.core.memory;

import dev.raven.core.recall.AssembledContext;
import dev.raven.core.recall.ContextAssembler;
import dev.raven.core.recall.Turn;
import java.util.List;

/** Puts found memories into one text for a model's prompt. */
final class Contexts {
    private Contexts() {}

    static AssembledContext assemble(List<Found> found, int maxTokens) {
        return ContextAssembler.assemble(found.stream().map(Contexts::item).toList(), maxTokens);
    }

    private static ContextAssembler.Item item(Found found) {
        Turn turn = found.turn();
        return new ContextAssembler.Memory(turn.occurredAt(), turn.user(), turn.agent());
    }
}
