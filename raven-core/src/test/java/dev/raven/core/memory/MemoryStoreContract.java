package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.raven.core.Races;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.AppendOutcome.Appended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store of memories must do. Its conversations are those of the store it comes with. */
public interface MemoryStoreContract {

    MemoryStore memories();

    /** One whose tails take so many entries at most. */
    MemoryStore memories(int mostWaiting);

    ConversationStore conversations();

    private MemoryScene scene() {
        return new MemoryScene(memories(), conversations());
    }

    @Test
    default void givesBackWhatWasAppended() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();

        assertThat(alice.append(talk, 10)).isEqualTo(new Appended(1, false));
        assertThat(alice.append(talk, 10)).isEqualTo(new Appended(2, false));

        Changes changes = alice.changes(Revision.START, 100);
        assertThat(changes.tail()).extracting(TailEntry::interaction).containsExactlyElementsOf(alice.appended());
        assertThat(changes.tail()).extracting(TailEntry::position).containsExactly(1L, 2L);
        assertThat(changes.next()).isEqualTo(new Revision(2, 0, 0));
        assertThat(changes.blocks()).isEmpty();
        assertThat(changes.more()).isFalse();
    }

    @Test
    default void countsTheInteractionsOfAConversation() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 2);
        alice.append(talk, 2);

        StoredConversation found = conversations().find(alice.tenant(), talk).orElseThrow();

        assertThat(found.interactions()).isEqualTo(2);
        assertThat(found.updatedAt()).isEqualTo(MemoryScene.LATER);
    }

    @Test
    default void refusesAConversationThatIsNotTheUsers() {
        MemoryScene alice = scene();
        MemoryScene mallory = new MemoryScene(memories(), conversations(), alice.tenant());

        assertThat(mallory.append(alice.conversation(), 10)).isEqualTo(new AppendOutcome.NoConversation());

        assertThat(mallory.changes(Revision.START, 10).tail()).isEmpty();
        assertThat(alice.changes(Revision.START, 10).tail()).isEmpty();
    }

    @Test
    default void refusesAConversationThatHasEnded() {
        MemoryScene alice = scene();

        assertThat(alice.append(alice.endedConversation(), 10)).isEqualTo(new AppendOutcome.ConversationEnded());

        assertThat(alice.changes(Revision.START, 10).tail()).isEmpty();
    }

    @Test
    default void takesNoMoreThanATailMayHoldUntilSomeIsConsolidated() {
        MemoryScene alice = new MemoryScene(memories(2), conversations());
        ConversationId talk = alice.conversation();
        Optional<Append.Once> request = MemoryScene.once("request");
        SealedInteraction first = alice.interaction(talk);
        alice.append(first, 10, request);
        alice.append(talk, 10);

        assertThat(alice.append(talk, 10)).isEqualTo(new AppendOutcome.TailFull());
        assertThat(alice.append(first, 10, request)).isEqualTo(new AppendOutcome.Repeated(first.id()));
        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isEqualTo(2);
        alice.consolidate(alice.tail(Optional.of(talk), 1), alice.block(talk, 1));

        assertThat(alice.append(talk, 10)).isEqualTo(new Appended(2, false));
    }

    @Test
    default void showsNothingToAnotherTenant() {
        MemoryScene alice = scene();
        alice.append(alice.conversation(), 10);
        MemoryScene stranger = scene();

        Changes changes = memories().changesSince(stranger.tenant(), alice.user(), Revision.START, 10);

        assertThat(changes).isEqualTo(new Changes(List.of(), List.of(), List.of(), Revision.START, false, false));
    }

    @Test
    default void appendsARequestOnceHoweverOftenItComes() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction first = alice.interaction(talk);
        Optional<Append.Once> request = MemoryScene.once("request-1");

        AppendOutcome original = alice.append(first, 10, request);
        AppendOutcome retried = alice.append(alice.interaction(talk), 10, request);
        AppendOutcome other = alice.append(alice.interaction(talk), 10, MemoryScene.once("request-2"));

        assertThat(original).isEqualTo(new Appended(1, false));
        assertThat(retried).isEqualTo(new AppendOutcome.Repeated(first.id()));
        assertThat(other).isEqualTo(new Appended(2, false));
        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isEqualTo(2);
    }

    @Test
    default void appendsARequestOnceWhenItComesManyTimesAtOnce() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        List<SealedInteraction> copies =
                List.of(alice.interaction(talk), alice.interaction(talk), alice.interaction(talk));

        long appended = Races.winners(
                3, racer -> alice.append(copies.get(racer), 10, MemoryScene.once("same")) instanceof Appended);

        assertThat(appended).isEqualTo(1);
        assertThat(alice.changes(Revision.START, 10).tail()).hasSize(1);
    }

    @Test
    default void saysOnceThatABatchIsFull() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();

        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(1, false));
        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(2, false));
        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(0, true));
        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(1, false));
    }

    @Test
    default void buffersEachConversationByItself() {
        MemoryScene alice = scene();
        ConversationId one = alice.conversation();
        ConversationId two = alice.conversation();
        alice.append(one, 3);

        assertThat(alice.append(two, 3)).isEqualTo(new Appended(1, false));
        assertThat(alice.append(one, 3)).isEqualTo(new Appended(2, false));
    }

    @Test
    default void handsOutTheOldestOfTheTail() {
        MemoryScene alice = scene();
        ConversationId one = alice.conversation();
        ConversationId two = alice.conversation();
        for (ConversationId talk : List.of(one, two, one, two, one)) {
            alice.append(talk, 10);
        }

        assertThat(alice.tail(Optional.of(one), 2))
                .extracting(TailEntry::position)
                .containsExactly(1L, 3L);
        assertThat(alice.tail(Optional.of(two), 9))
                .extracting(TailEntry::position)
                .containsExactly(2L, 4L);
        assertThat(alice.tail(Optional.empty(), 4))
                .extracting(TailEntry::position)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    default void findsAConversationFarBackInALongTail() {
        MemoryScene alice = scene();
        ConversationId busy = alice.conversation();
        ConversationId quiet = alice.conversation();
        for (int i = 0; i < 120; i++) {
            alice.append(busy, 1000);
        }
        alice.append(quiet, 1000);

        assertThat(alice.tail(Optional.of(quiet), 5))
                .extracting(TailEntry::position)
                .containsExactly(121L);
    }

    @Test
    default void takesALongTailApartConversationByConversation() {
        MemoryScene alice = scene();
        List<ConversationId> talks = List.of(alice.conversation(), alice.conversation(), alice.conversation());
        alice.appendAll(interleaved(alice, talks, 2_100));

        for (ConversationId talk : talks) {
            List<Long> positions = new ArrayList<>();
            List<TailEntry> waiting = alice.tail(Optional.of(talk), 90);
            while (!waiting.isEmpty()) {
                waiting.forEach(entry -> positions.add(entry.position()));
                alice.consolidate(waiting, alice.block(talk, waiting.size()));
                waiting = alice.tail(Optional.of(talk), 90);
            }
            assertThat(positions)
                    .containsExactlyElementsOf(LongStream.iterate(talks.indexOf(talk) + 1, at -> at + 3)
                            .limit(700)
                            .boxed()
                            .toList());
        }
        assertThat(alice.tail(Optional.empty(), 1)).isEmpty();
    }

    @Test
    default void removesFromAnywhereInALongTail() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        ConversationId other = alice.conversation();
        List<SealedInteraction> said = interleaved(alice, List.of(talk, other), 2_100);
        alice.appendAll(said);

        assertThat(alice.removeFromTail(said.get(2_098))).isTrue();
        assertThat(alice.removeFromTail(said.get(2_098))).isFalse();
        assertThat(alice.removeFromTail(said.get(0))).isTrue();

        assertThat(alice.tail(Optional.of(talk), 2_100)).hasSize(1_048);
        assertThat(alice.tail(Optional.of(other), 2_100)).hasSize(1_050);
    }

    @Test
    default void handsOutWhatCameSinceTheLastLook() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction early = alice.interaction(talk);
        alice.append(early, 10, Optional.empty());
        alice.append(talk, 10);
        alice.tail(Optional.of(talk), 9);

        alice.append(alice.conversation(), 10);
        alice.append(talk, 10);
        alice.removeFromTail(early);

        assertThat(alice.tail(Optional.of(talk), 9))
                .extracting(TailEntry::position)
                .containsExactly(2L, 4L);
    }

    private static List<SealedInteraction> interleaved(MemoryScene alice, List<ConversationId> talks, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> alice.interaction(talks.get(i % talks.size())))
                .toList();
    }

    @Test
    default void putsABlockInThePlaceOfItsEntries() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);
        alice.append(talk, 10);
        alice.append(talk, 10);
        SealedBlock block = alice.block(talk, 2);

        assertThat(alice.consolidate(alice.tail(Optional.of(talk), 2), block)).isTrue();

        Changes changes = alice.changes(Revision.START, 10);
        assertThat(changes.blocks()).containsExactly(new BlockEntry(1, block));
        assertThat(changes.tail()).extracting(TailEntry::position).containsExactly(3L);
        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isEqualTo(3);
    }

    @Test
    default void putsABlockBehindAllOthersInThePlaceOfOneWithTheSameContent() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        for (int i = 0; i < 2; i++) {
            alice.append(talk, 10);
            alice.consolidate(alice.tail(Optional.of(talk), 1), alice.block(talk, 1));
        }
        List<BlockEntry> before = alice.changes(Revision.START, 10).blocks();
        SealedBlock again = alice.block(talk, 1);

        assertThat(alice.replace(before.get(0), again)).isTrue();
        assertThat(alice.replace(before.get(0), again)).isFalse();

        assertThat(alice.changes(Revision.START, 10).blocks()).containsExactly(before.get(1), new BlockEntry(3, again));
    }

    @Test
    default void letsOneOfManyReplaceTheSameBlock() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);
        alice.consolidate(alice.tail(Optional.of(talk), 1), alice.block(talk, 1));
        BlockEntry old = alice.changes(Revision.START, 10).blocks().get(0);

        long winners = Races.winners(6, racer -> alice.replace(old, alice.block(talk, 1)));

        assertThat(winners).isEqualTo(1);
        assertThat(alice.changes(Revision.START, 10).blocks()).hasSize(1);
    }

    @Test
    default void consolidatesNothingWhenAnEntryIsGone() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);
        List<TailEntry> first = alice.tail(Optional.of(talk), 9);
        alice.append(talk, 10);
        List<TailEntry> both = alice.tail(Optional.of(talk), 9);
        alice.consolidate(first, alice.block(talk, 1));
        Changes before = alice.changes(Revision.START, 10);

        assertThat(alice.consolidate(both, alice.block(talk, 2))).isFalse();

        assertThat(alice.changes(Revision.START, 10)).isEqualTo(before);
    }

    @Test
    default void letsOneOfManyConsolidateTheSameEntries() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);
        List<TailEntry> entries = alice.tail(Optional.of(talk), 9);

        long winners = Races.winners(6, racer -> alice.consolidate(entries, alice.block(talk, 1)));

        assertThat(winners).isEqualTo(1);
        assertThat(alice.changes(Revision.START, 10).blocks()).hasSize(1);
    }

    @Test
    default void refusesABlockOfNothing() {
        MemoryScene alice = scene();
        SealedBlock block = alice.block(alice.conversation(), 0);

        assertThatIllegalArgumentException().isThrownBy(() -> alice.consolidate(List.of(), block));
    }

    @Test
    default void neverUsesAPositionAgain() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);
        alice.consolidate(alice.tail(Optional.empty(), 9), alice.block(talk, 1));

        alice.append(talk, 10);

        assertThat(alice.tail(Optional.empty(), 9))
                .extracting(TailEntry::position)
                .containsExactly(2L);
    }

    @Test
    default void buffersAnewAfterAnEarlyFlush() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 3);
        alice.append(talk, 3);
        alice.consolidate(alice.tail(Optional.of(talk), 1), alice.block(talk, 1));

        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(2, false));
        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(0, true));
    }

    @Test
    default void countsNothingTwiceWhenAFullBatchIsConsolidatedLate() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 2);
        alice.append(talk, 2);
        alice.append(talk, 2);
        alice.consolidate(alice.tail(Optional.of(talk), 2), alice.block(talk, 2));

        assertThat(alice.append(talk, 2)).isEqualTo(new Appended(0, true));
    }

    @Test
    default void keepsEveryInteractionOfManyWritersOnce() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();

        List<InteractionId> written = Races.results(8, racer -> {
            SealedInteraction interaction = alice.interaction(talk);
            alice.append(interaction, 1000, Optional.empty());
            return interaction.id();
        });

        assertThat(alice.tail(Optional.empty(), 100))
                .extracting(entry -> entry.interaction().id())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    default void refusesANameThatCameWithOtherContent() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction first = alice.interaction(talk);
        Optional<Append.Once> name = Optional.of(new Append.Once("line-1", "content"));
        alice.append(first, 10, name);

        assertThat(alice.append(alice.interaction(talk), 10, name)).isEqualTo(new AppendOutcome.Repeated(first.id()));
        assertThat(alice.append(alice.interaction(talk), 10, Optional.of(new Append.Once("line-1", "other"))))
                .isEqualTo(new AppendOutcome.NameReused());
        assertThat(alice.tail(Optional.empty(), 9)).hasSize(1);
    }

    @Test
    default void appendsManyInTheirOrderAndSaysWhatCameOfEach() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction one = alice.interaction(talk);
        SealedInteraction two = alice.interaction(alice.endedConversation());
        SealedInteraction three = alice.interaction(talk);

        assertThat(alice.appendAll(List.of(one, two, three)))
                .containsExactly(new Appended(1, false), new AppendOutcome.ConversationEnded(), new Appended(2, false));

        assertThat(alice.tail(Optional.empty(), 9))
                .extracting(TailEntry::interaction)
                .containsExactly(one, three);
        assertThat(alice.appendAll(List.of())).isEmpty();
    }

    @Test
    default void removesFromTheTailWithItsCounts() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction one = alice.interaction(talk);
        alice.append(one, 3, Optional.empty());
        alice.append(talk, 3);
        Revision before = alice.changes(Revision.START, 9).next();

        assertThat(alice.removeFromTail(one)).isTrue();
        assertThat(alice.removeFromTail(one)).isFalse();

        assertThat(alice.tail(Optional.empty(), 9))
                .extracting(TailEntry::position)
                .containsExactly(2L);
        assertThat(alice.changes(before, 9))
                .isEqualTo(new Changes(List.of(), List.of(), List.of(one.id()), new Revision(2, 0, 1), false, false));
        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isEqualTo(1);
        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(2, false));
    }

    @Test
    default void aRemovedEntryThatFilledABatchLeavesTheNextBatchAlone() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction one = alice.interaction(talk);
        alice.append(one, 2, Optional.empty());
        alice.append(talk, 2);
        alice.append(talk, 3);

        assertThat(alice.removeFromTail(one)).isTrue();

        assertThat(alice.append(talk, 3)).isEqualTo(new Appended(2, false));
    }

    @Test
    default void aRemovedEntryIsNotConsolidated() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction one = alice.interaction(talk);
        alice.append(one, 9, Optional.empty());
        alice.append(talk, 9);
        List<TailEntry> both = alice.tail(Optional.empty(), 9);
        alice.removeFromTail(one);

        assertThat(alice.consolidate(both, alice.block(talk, 2))).isFalse();

        assertThat(alice.changes(Revision.START, 9).blocks()).isEmpty();
    }

    @Test
    default void removesFromABlockWithItsCounts() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction one = alice.interaction(talk);
        alice.append(one, 9, Optional.empty());
        alice.append(talk, 9);
        alice.consolidate(alice.tail(Optional.empty(), 9), alice.block(talk, 2));
        Changes before = alice.changes(Revision.START, 9);
        SealedBlock rest = alice.block(talk, 1);
        BlockEntry old = before.blocks().get(0);

        assertThat(alice.removeFromBlock(old, one.id(), Optional.of(rest))).isTrue();
        assertThat(alice.removeFromBlock(old, one.id(), Optional.of(rest))).isFalse();
        assertThat(alice.replace(old, old.block())).isFalse();

        assertThat(alice.changes(before.next(), 9))
                .isEqualTo(new Changes(
                        List.of(new BlockEntry(2, rest)),
                        List.of(),
                        List.of(one.id()),
                        new Revision(before.next().tail(), 2, 1),
                        false,
                        false));
        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isEqualTo(1);
    }

    @Test
    default void removesManyFromABlockAtOnce() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        IntStream.range(0, 3).forEach(i -> alice.append(talk, 9));
        List<InteractionId> gone =
                alice.appended().stream().limit(2).map(SealedInteraction::id).toList();
        alice.consolidate(alice.tail(Optional.empty(), 9), alice.block(talk, 3));
        Changes before = alice.changes(Revision.START, 9);
        SealedBlock rest = alice.block(talk, 1);

        assertThat(alice.removeFromBlock(before.blocks().get(0), gone, Optional.of(rest)))
                .isTrue();

        Changes after = alice.changes(before.next(), 9);
        assertThat(after.blocks()).containsExactly(new BlockEntry(2, rest));
        assertThat(after.removed()).isEqualTo(gone);
        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isEqualTo(1);
    }

    @Test
    default void aClosedMemoryIsCountedAndTakesNothingMoreUntilItIsEmptiedAndAfter() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.conversation();
        alice.append(talk, 9);
        alice.append(talk, 9);
        alice.append(talk, 9);
        alice.consolidate(alice.tail(Optional.empty(), 2), alice.block(talk, 2));

        assertThat(alice.close()).isEqualTo(new MemoryStore.Held(3, 1, 2));
        assertThat(alice.append(talk, 9)).isInstanceOf(AppendOutcome.NoConversation.class);
        assertThat(alice.close()).isEqualTo(new MemoryStore.Held(3, 1, 2));

        List<TailEntry> waiting = alice.tail(Optional.empty(), 9);
        alice.erase();
        assertThat(alice.consolidate(waiting, alice.block(talk, 1))).isFalse();
        assertThat(alice.append(talk, 9)).isInstanceOf(AppendOutcome.NoConversation.class);
        assertThat(alice.tail(Optional.empty(), 9)).isEmpty();
        assertThat(alice.changes(Revision.START, 9).blocks()).isEmpty();
    }

    @Test
    default void aBlockOfNothingIsGone() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction only = alice.interaction(talk);
        alice.append(only, 9, Optional.empty());
        alice.consolidate(alice.tail(Optional.empty(), 9), alice.block(talk, 1));
        BlockEntry old = alice.changes(Revision.START, 9).blocks().get(0);

        assertThat(alice.removeFromBlock(old, only.id(), Optional.empty())).isTrue();

        assertThat(alice.changes(Revision.START, 9))
                .isEqualTo(new Changes(List.of(), List.of(), List.of(), new Revision(0, 0, 1), false, false));
    }

    @Test
    default void letsOneOfManyRemoveTheSameInteraction() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        SealedInteraction one = alice.interaction(talk);
        alice.append(one, 9, Optional.empty());

        assertThat(Races.winners(6, racer -> alice.removeFromTail(one))).isEqualTo(1);

        assertThat(conversations().find(alice.tenant(), talk).orElseThrow().interactions())
                .isZero();
    }

    @Test
    default void aReaderThatIsTooFarBehindBeginsAnew() {
        MemoryScene alice = scene();
        ConversationId talk = alice.conversation();
        alice.append(talk, 9);
        Revision before = alice.changes(Revision.START, 9).next();
        for (int i = 0; i < MemoryStore.REMOVALS_KEPT; i++) {
            SealedInteraction brief = alice.interaction(talk);
            alice.append(brief, 9, Optional.empty());
            alice.removeFromTail(brief);
        }
        Changes told = alice.changes(before, 5000);
        SealedInteraction last = alice.interaction(talk);
        alice.append(last, 9, Optional.empty());
        alice.removeFromTail(last);
        Changes anew = alice.changes(before, 5000);

        assertThat(told.anew()).isFalse();
        assertThat(told.removed()).hasSize(MemoryStore.REMOVALS_KEPT);
        assertThat(anew.anew()).isTrue();
        assertThat(anew.removed()).isEmpty();
        assertThat(anew.tail()).extracting(TailEntry::position).containsExactly(1L);
        assertThat(anew.next()).isEqualTo(new Revision(1, 0, MemoryStore.REMOVALS_KEPT + 1));
    }
}
