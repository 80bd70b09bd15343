package dev.raven.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every queue of consolidations promises. */
public interface ConsolidationStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");
    Instant LATER = NOW.plusSeconds(3600);
    Instant END = NOW.plus(Duration.ofDays(365));
    Duration PATIENT = Duration.ofHours(1);
    Duration IMPATIENT = Duration.ZERO;
    int BUSY = 10;
    int MOST = 15;

    /** The store under test, with room for so few; the same for one test. */
    ConsolidationStore consolidations();

    /** Tasks and marks of other tests must not be there in the next. */
    @AfterEach
    default void empty() {
        Optional<ConsolidationTask> left = next();
        while (left.isPresent()) {
            consolidations().settle(left.get(), Optional.empty());
            left = next();
        }
    }

    private Optional<ConsolidationTask> next() {
        consolidations().queueDue(END, END.plusSeconds(1));
        return consolidations().take("the end", IMPATIENT);
    }

    /** A conversation of somebody's. */
    record Talk(TenantId tenant, UserId user, ConversationId conversation) {
        static Talk any() {
            return new Talk(IDS.tenant(), IDS.user(), IDS.conversation());
        }

        static Talk of(ConsolidationTask task) {
            return new Talk(task.tenant(), task.user(), task.conversation());
        }
    }

    private Talk added() {
        Talk talk = Talk.any();
        assertThat(consolidations().add(talk.tenant(), talk.user(), talk.conversation()))
                .isTrue();
        return talk;
    }

    private Talk marked(Instant due) {
        return marked(Talk.any(), due);
    }

    private Talk marked(Talk talk, Instant due) {
        consolidations().mark(talk.tenant(), talk.user(), talk.conversation(), due);
        return talk;
    }

    private Optional<Talk> taken(String worker) {
        return consolidations().take(worker, PATIENT).map(Talk::of);
    }

    private ConsolidationTask dueAndTaken() {
        consolidations().queueDue(NOW, LATER);
        return consolidations().take("one", PATIENT).orElseThrow();
    }

    @Test
    default void handsOutWhatWasAddedInItsOrderAndEachOnce() {
        Talk first = added();
        Talk second = added();
        assertThat(taken("one")).contains(first);
        assertThat(taken("two")).contains(second);
        assertThat(taken("one")).isEmpty();
    }

    @Test
    default void tellsHowMuchIsQueuedAndSinceWhen() {
        assertThat(consolidations().backlog()).isEqualTo(new ConsolidationStore.Backlog(0, Optional.empty()));
        added();
        Optional<Instant> first = consolidations().backlog().oldest();
        added();
        assertThat(first).isPresent();
        assertThat(consolidations().backlog()).isEqualTo(new ConsolidationStore.Backlog(2, first));
        ConsolidationTask task = consolidations().take("one", PATIENT).orElseThrow();
        assertThat(consolidations().backlog().tasks()).as("who has it is at it").isEqualTo(2);
        consolidations().settle(task, Optional.empty());
        assertThat(consolidations().backlog().tasks()).isEqualTo(1);
    }

    @Test
    default void oneOfManyWorkersGetsATask() {
        Talk talk = added();
        List<Optional<Talk>> told = Races.results(8, racer -> taken("worker " + racer));
        assertThat(told).containsOnlyOnce(Optional.of(talk));
        assertThat(told.stream().filter(Optional::isEmpty)).hasSize(7);
    }

    @Test
    default void whatIsSettledIsGoneHoweverOftenItIsSettled() {
        added();
        ConsolidationTask task = consolidations().take("one", PATIENT).orElseThrow();
        consolidations().settle(task, Optional.empty());
        consolidations().settle(task, Optional.of(NOW));
        assertThat(consolidations().take("two", IMPATIENT)).isEmpty();
        assertThat(consolidations().queueDue(END, END)).isZero();
    }

    @Test
    default void aTaskOfASilentWorkerIsTakenOverAndCountsHowOften() {
        Talk talk = added();
        ConsolidationTask first = consolidations().take("killed", PATIENT).orElseThrow();
        assertThat(first.delivery()).isEqualTo(1);
        assertThat(consolidations().take("other", PATIENT)).isEmpty();
        ConsolidationTask second = consolidations().take("other", IMPATIENT).orElseThrow();
        assertThat(Talk.of(second)).isEqualTo(talk);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.delivery()).isEqualTo(2);
        assertThat(consolidations().take("third", IMPATIENT).orElseThrow().delivery())
                .isEqualTo(3);
    }

    @Test
    default void whatASilentWorkerHasComesBeforeWhatNobodyHas() {
        Talk old = added();
        taken("killed");
        added();
        assertThat(consolidations().take("other", IMPATIENT).map(Talk::of)).contains(old);
    }

    @Test
    default void aTaskThatTwoHaveIsSettledByEither() {
        added();
        ConsolidationTask slow = consolidations().take("slow", PATIENT).orElseThrow();
        consolidations().take("quick", IMPATIENT);
        consolidations().settle(slow, Optional.empty());
        assertThat(consolidations().take("third", IMPATIENT)).isEmpty();
    }

    @Test
    default void renewingWhatIsSomebodyElsesOrGoneChangesNothing() {
        added();
        ConsolidationTask task = consolidations().take("slow", PATIENT).orElseThrow();
        consolidations().take("quick", IMPATIENT);
        consolidations().renew("slow", task);
        consolidations().settle(task, Optional.empty());
        consolidations().renew("quick", task);
        assertThat(consolidations().take("third", IMPATIENT)).isEmpty();
    }

    @Test
    default void aMarkIsQueuedWhenItIsDueAndNotBefore() {
        Talk talk = marked(NOW);
        assertThat(consolidations().queueDue(NOW.minusMillis(1), LATER)).isZero();
        assertThat(taken("one")).isEmpty();
        assertThat(consolidations().queueDue(NOW, LATER)).isEqualTo(1);
        assertThat(taken("one")).contains(talk);
    }

    @Test
    default void markingAnewPutsAMarkOff() {
        marked(marked(NOW), LATER);
        assertThat(consolidations().queueDue(LATER.minusMillis(1), END)).isZero();
        assertThat(consolidations().queueDue(LATER, END)).isEqualTo(1);
    }

    @Test
    default void aQueuedMarkIsDueAgainLaterShouldNothingBecomeOfIt() {
        marked(NOW);
        consolidations().queueDue(NOW, LATER);
        assertThat(consolidations().queueDue(LATER.minusMillis(1), END)).isZero();
        assertThat(consolidations().queueDue(LATER.plusMillis(1), END)).isEqualTo(1);
    }

    @Test
    default void aMarkGoesWithItsTask() {
        marked(NOW);
        consolidations().settle(dueAndTaken(), Optional.empty());
        assertThat(consolidations().queueDue(END, END)).isZero();
    }

    @Test
    default void aMarkWhoseTaskFailedIsDueWhenItsWorkerSays() {
        Talk talk = marked(NOW);
        consolidations().settle(dueAndTaken(), Optional.of(NOW.plusSeconds(60)));
        assertThat(consolidations().queueDue(NOW.plusSeconds(59), LATER)).isZero();
        assertThat(consolidations().queueDue(NOW.plusSeconds(60), LATER)).isEqualTo(1);
        assertThat(taken("two")).contains(talk);
    }

    /** Also where it would be due at the very time that it was put off to. */
    @Test
    default void aMarkThatWasMadeAnewSinceStays() {
        for (Instant due : List.of(LATER, NOW, LATER.plusMillis(1))) {
            Talk talk = marked(NOW);
            ConsolidationTask task = dueAndTaken();
            marked(talk, due);
            consolidations().settle(task, Optional.empty());
            assertThat(consolidations().queueDue(due, END)).isEqualTo(1);
            assertThat(taken("one")).contains(talk);
        }
    }

    @Test
    default void aTaskThatWasNotQueuedForItsMarkLeavesIt() {
        Talk talk = marked(added(), LATER);
        ConsolidationTask task = consolidations().take("one", PATIENT).orElseThrow();
        consolidations().settle(task, Optional.empty());
        assertThat(consolidations().queueDue(LATER, END)).isEqualTo(1);
        assertThat(taken("two")).contains(talk);
    }

    @Test
    default void manyNodesThatLookQueueAMarkOnce() {
        Set<Talk> marked = new HashSet<>();
        IntStream.range(0, BUSY).forEach(i -> marked.add(marked(NOW)));
        List<Integer> queued = Races.results(8, racer -> consolidations().queueDue(NOW, LATER));
        assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(BUSY);
        Set<Talk> taken = new HashSet<>();
        IntStream.range(0, BUSY).forEach(i -> taken.add(taken("one").orElseThrow()));
        assertThat(taken).isEqualTo(marked);
    }

    @Test
    default void marksWaitWhileTheQueueIsBusyAndNothingIsAddedToAFullOne() {
        IntStream.range(0, BUSY - 1).forEach(i -> added());
        marked(NOW);
        marked(NOW);
        assertThat(consolidations().queueDue(NOW, LATER)).isEqualTo(1);
        assertThat(consolidations().queueDue(NOW, LATER)).isZero();
        IntStream.range(BUSY, MOST).forEach(i -> added());
        Talk tooMany = Talk.any();
        assertThat(consolidations().add(tooMany.tenant(), tooMany.user(), tooMany.conversation()))
                .isFalse();
    }
}
