package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a reader who follows a user's memory can rely on, whatever happens between two reads: once it has been told that
 * there is no more, it has seen every interaction that was appended before, and been told of each that was removed.
 */
public interface MemoryReaderContract {

    MemoryStore memories();

    ConversationStore conversations();

    @Test
    default void aReaderMissesNothingWhateverTheInterleaving() {
        for (long seed = 1; seed <= 40; seed++) {
            new Interleaving(new Random(seed), new MemoryScene(memories(), conversations())).run(seed);
        }
    }

    /** A writer, a consolidator and three readers with different appetites, taking turns at random. */
    final class Interleaving {
        private final Random random;
        private final MemoryScene alice;
        private final List<ConversationId> talks;
        private final Map<String, List<InteractionId>> blocks = new HashMap<>();
        private final Set<InteractionId> removed = new HashSet<>();
        private final List<Reader> readers = List.of(new Reader(1), new Reader(2), new Reader(7));

        Interleaving(Random random, MemoryScene alice) {
            this.random = random;
            this.alice = alice;
            this.talks = List.of(alice.conversation(), alice.conversation());
        }

        void run(long seed) {
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1 -> alice.append(anyTalk(), 1 + random.nextInt(4));
                    case 2 -> consolidate(anyTalk());
                    case 3 -> replaceABlock();
                    case 4 -> remove();
                    default -> read(readers.get(random.nextInt(3)), seed);
                }
            }
            readers.forEach(reader -> finish(reader, seed));
        }

        private ConversationId anyTalk() {
            return talks.get(random.nextInt(talks.size()));
        }

        private void consolidate(ConversationId talk) {
            List<TailEntry> entries = alice.tail(Optional.of(talk), 1 + random.nextInt(4));
            if (!entries.isEmpty()) {
                SealedBlock block = alice.block(talk, entries.size());
                blocks.put(
                        block.id(),
                        entries.stream().map(entry -> entry.interaction().id()).toList());
                assertThat(alice.consolidate(entries, block)).isTrue();
            }
        }

        private void replaceABlock() {
            List<BlockEntry> held = alice.changes(Revision.START, 100).blocks();
            if (!held.isEmpty()) {
                BlockEntry old = held.get(random.nextInt(held.size()));
                assertThat(alice.replace(old, old.block())).isTrue();
            }
        }

        /** Any that is there, wherever it is by now. */
        private void remove() {
            List<SealedInteraction> held = alice.appended().stream()
                    .filter(one -> !removed.contains(one.id()))
                    .toList();
            if (!held.isEmpty()) {
                SealedInteraction one = held.get(random.nextInt(held.size()));
                removed.add(one.id());
                if (!alice.removeFromTail(one)) {
                    removeFromItsBlock(one);
                }
            }
        }

        private void removeFromItsBlock(SealedInteraction one) {
            BlockEntry old = alice.changes(Revision.START, 100).blocks().stream()
                    .filter(entry -> blocks.get(entry.block().id()).contains(one.id()))
                    .findFirst()
                    .orElseThrow();
            List<InteractionId> rest = blocks.get(old.block().id()).stream()
                    .filter(id -> !id.equals(one.id()))
                    .toList();
            SealedBlock block = alice.block(one.conversation(), rest.size());
            blocks.put(block.id(), rest);
            assertThat(alice.removeFromBlock(old, one.id(), rest.isEmpty() ? Optional.empty() : Optional.of(block)))
                    .isTrue();
        }

        /** One read only, so that others may come between the parts of a cut answer. */
        private boolean read(Reader reader, long seed) {
            Changes changes = alice.changes(reader.revision, reader.appetite);
            changes.removed().forEach(reader.seen::remove);
            changes.blocks()
                    .forEach(
                            entry -> reader.seen.addAll(blocks.get(entry.block().id())));
            changes.tail().forEach(entry -> reader.seen.add(entry.interaction().id()));
            reader.revision = changes.next();
            if (!changes.more()) {
                assertThat(reader.seen)
                        .as("seed %d, at most %d", seed, reader.appetite)
                        .containsExactlyInAnyOrderElementsOf(alice.appended().stream()
                                .map(SealedInteraction::id)
                                .filter(id -> !removed.contains(id))
                                .toList());
            }
            return changes.more();
        }

        private void finish(Reader reader, long seed) {
            boolean more = true;
            while (more) {
                more = read(reader, seed);
            }
        }
    }

    /** Somebody who has read so far. */
    final class Reader {
        private final int appetite;
        private final Set<InteractionId> seen = new HashSet<>();
        private Revision revision = Revision.START;

        Reader(int appetite) {
            this.appetite = appetite;
        }
    }
}
