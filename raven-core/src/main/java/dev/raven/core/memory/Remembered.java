package dev.raven.core.memory;

import dev.raven.core.fact.Claims;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import java.util.Optional;

/**
 * An interaction read back from the store.
 *
 * @param consolidated whether it is in a block; it waits in the tail otherwise
 * @param claims what its user says of themselves; none are read before it is consolidated
 */
record Remembered(Interaction interaction, Optional<TurnVectors> vectors, boolean consolidated, Claims claims) {

    Remembered(Interaction interaction, Optional<TurnVectors> vectors, boolean consolidated) {
        this(interaction, vectors, consolidated, Claims.NONE);
    }

    Remembered claiming(Claims read) {
        return new Remembered(interaction, vectors, consolidated, read);
    }

    Remembered with(TurnVectors computed) {
        return new Remembered(interaction, Optional.of(computed), consolidated, claims);
    }

    /** What is worth keeping beside an index, which keeps the vectors. */
    Remembered withoutVectors() {
        return vectors.isEmpty() ? this : new Remembered(interaction, Optional.empty(), consolidated, claims);
    }

    /** The interaction as ranking sees it. */
    Turn turn(Speakers.Names names) {
        return new Turn(
                interaction.id(),
                interaction.conversation(),
                interaction.occurredAt(),
                new Turn.Message(names.user(), interaction.userMessage()),
                new Turn.Message(names.agent(), interaction.agentResponse()),
                vectors);
    }
}
