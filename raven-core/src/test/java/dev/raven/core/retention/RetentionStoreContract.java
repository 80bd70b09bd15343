package dev.raven.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.SealedInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of ages must do, beside the memories it tells of. */
public interface RetentionStoreContract {
    Instant NOON = Instant.parse("2026-11-24T12:00:00.000000001Z");
    Instant LATER = NOON.plusSeconds(1);

    RetentionStore ages();

    MemoryStore memories();

    ConversationStore conversations();

    private MemoryScene scene() {
        return new MemoryScene(memories(), conversations());
    }

    private Optional<Instant> oldest(MemoryScene of) {
        return ages().oldest(of.tenant(), List.of(of.user())).get(0);
    }

    @Test
    default void nothingIsOldWhereNothingIs() {
        assertThat(oldest(scene())).isEmpty();
    }

    @Test
    default void theFirstOfManyIsTheOldest() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(alice.interaction(talk), NOON);
        alice.append(alice.interaction(talk), LATER);
        assertThat(oldest(alice)).contains(NOON);
    }

    @Test
    default void manyAreAskedAtOnce() {
        MemoryScene alice = scene();
        MemoryScene bob = new MemoryScene(memories(), conversations(), alice.tenant());
        MemoryScene carol = new MemoryScene(memories(), conversations(), alice.tenant());
        alice.append(alice.interaction(alice.conversation()), NOON);
        bob.append(bob.interaction(bob.conversation()), LATER);
        assertThat(ages().oldest(alice.tenant(), List.of(bob.user(), carol.user(), alice.user())))
                .containsExactly(Optional.of(LATER), Optional.empty(), Optional.of(NOON));
    }

    @Test
    default void whatALookHasFoundCounts() {
        MemoryScene alice = scene();
        alice.append(alice.interaction(alice.conversation()), NOON);
        ages().note(alice.tenant(), alice.user(), Optional.of(LATER));
        assertThat(oldest(alice)).contains(LATER);
    }

    @Test
    default void whatCameWhileALookFoundNothingIsOfAnUnknownAge() {
        MemoryScene alice = scene();
        alice.append(alice.interaction(alice.conversation()), NOON);
        ages().note(alice.tenant(), alice.user(), Optional.empty());
        assertThat(oldest(alice)).contains(Instant.MIN);
    }

    @Test
    default void nothingIsOldWhereAllIsGone() {
        MemoryScene alice = scene();
        SealedInteraction only = alice.interaction(alice.conversation());
        alice.append(only, NOON);
        alice.removeFromTail(only);
        assertThat(oldest(alice)).isEmpty();
    }

    @Test
    default void nothingIsNotedOfWhoeverIsGone() {
        MemoryScene alice = scene();
        ages().note(alice.tenant(), alice.user(), Optional.of(NOON));
        assertThat(oldest(alice)).isEmpty();
    }
}
