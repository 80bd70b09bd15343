package dev.raven.core.memory;

import dev.raven.core.fact.Fact;
import dev.raven.core.fact.FactBook;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.recall.ReadTurn;
import dev.raven.core.recall.RecallHit;
import dev.raven.core.recall.RecallHits;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.recall.UserIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that one user has told, opened, in RAM; brought up to date before every query. Queries run side by side; what
 * changes the memory waits for them. Once wiped, it answers nothing more.
 */
final class UserMemory {
    private static final int BYTES_AN_INTERACTION = 400;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /** By the numbers that the index gave. */
    private List<@Nullable Remembered> held = new ArrayList<>();

    private FactBook facts = new FactBook();
    private UserIndex index = new UserIndex();
    private long contentBytes;
    private boolean wiped;
    private volatile Revision revision = Revision.START;

    Revision revision() {
        return revision;
    }

    /**
     * Takes in what came since; the same interaction may come again, first from the tail and then from a block.
     *
     * @return false when the memory was wiped meanwhile
     */
    boolean add(List<Remembered> came, Revision next, Speakers speakers) {
        List<Turn> turns = came.stream()
                .map(one -> one.turn(speakers.of(one.interaction().conversation())))
                .toList();
        Map<InteractionId, ReadTurn> read = unknown(turns).parallelStream()
                .map(ReadTurn::of)
                .collect(Collectors.toMap(
                        one -> one.turn().id(), Function.identity(), (first, again) -> first, HashMap::new));
        return change(() -> {
            for (int i = 0; i < turns.size(); i++) {
                ReadTurn fresh = read.remove(turns.get(i).id());
                put(came.get(i), fresh == null ? index.put(turns.get(i)) : index.put(fresh));
            }
            revision = next;
        });
    }

    /** Forgets what was removed: it is never found again. When more is gone than there, its room is taken back. */
    void remove(List<InteractionId> removed) {
        if (!removed.isEmpty()) {
            change(() -> removed.forEach(this::forget));
        }
    }

    /** One interaction, if it is there; empty when the memory was wiped meanwhile. */
    Optional<Optional<Interaction>> find(InteractionId id) {
        return read(() -> wiped
                ? Optional.empty()
                : Optional.of(index.number(id).map(number -> one(number).interaction())));
    }

    /**
     * All of one conversation, by when it was said; of the same moment, as it was stored. Empty when the memory was wiped
     * meanwhile.
     */
    Optional<List<Said>> transcript(ConversationId conversation) {
        return read(() -> wiped ? Optional.empty() : Optional.of(saidIn(conversation)));
    }

    /** Gives an interaction the vectors that were computed for it, if it is still without. */
    void give(Turn turn, TurnVectors vectors) {
        change(() -> index.number(turn.id())
                .filter(number -> index.vectors(number).isEmpty())
                .ifPresent(number -> index.give(number, vectors)));
    }

    /** Whether there are interactions without vectors that may be short enough to get some before they are consolidated. */
    boolean lacksVectors() {
        return read(index::lacksVectors);
    }

    /**
     * Interactions without vectors, those stored last first, whenever they were. One that is too long is passed over now and
     * never asked about again.
     *
     * @param characters of an interaction's two messages, at most
     */
    List<Turn> withoutVectors(int most, int characters) {
        List<Turn> found = new ArrayList<>();
        change(() -> {
            PrimitiveIterator.OfInt numbers = index.withoutVectors().iterator();
            while (found.size() < most && numbers.hasNext()) {
                int number = numbers.nextInt();
                if (one(number).interaction().characters() <= characters) {
                    found.add(turn(number));
                } else {
                    index.leaveWithoutVectors(number);
                }
            }
        });
        return found;
    }

    /** A question as it is to be embedded: without the speakers' names. */
    String impersonal(String question) {
        return read(() -> index.impersonal(question));
    }

    /** The interactions that answer a question best, of those that match; empty when the memory was wiped meanwhile. */
    Optional<Searcher.Result> search(RecallQuery question, QueryMatch match) {
        return read(() -> wiped ? Optional.empty() : Optional.of(found(index.search(question.among(numbers(match))))));
    }

    /**
     * The facts, those that hold no longer among them, that an interaction which the filter lets through is a source of; empty
     * when the memory was wiped meanwhile.
     */
    Optional<List<Fact>> facts(Predicate<Interaction> filter) {
        return read(() -> wiped ? Optional.empty() : Optional.of(drawnFrom(filter)));
    }

    /** About how many bytes this takes. */
    long weight() {
        return read(() -> index.weight() + contentBytes + (long) BYTES_AN_INTERACTION * held.size());
    }

    /** Waits for running queries, then overwrites what can be: texts and words are the JVM's to overwrite, when it reuses their room. */
    void wipe() {
        change(() -> {
            index.wipe();
            held.clear();
            facts = new FactBook();
            wiped = true;
        });
    }

    private void forget(InteractionId id) {
        index.number(id).ifPresent(number -> {
            contentBytes -= bytes(one(number));
            held.set(number, null);
            index.remove(id);
            facts.remove(id);
            if (index.wasted() > index.size()) {
                compact();
            }
        });
    }

    private List<Said> saidIn(ConversationId conversation) {
        return held.stream()
                .flatMap(Stream::ofNullable)
                .filter(one -> one.interaction().conversation().equals(conversation))
                .map(one -> new Said(one.interaction(), one.consolidated()))
                .sorted(Comparator.comparing(Said::interaction, Interaction.AS_SAID))
                .toList();
    }

    private List<Turn> unknown(List<Turn> turns) {
        return read(() ->
                turns.stream().filter(turn -> index.number(turn.id()).isEmpty()).toList());
    }

    /** @param number the one that the index gave it */
    private void put(Remembered came, int number) {
        if (number == held.size()) {
            held.add(came.withoutVectors());
            contentBytes += bytes(came);
        } else if (came.consolidated()) {
            contentBytes += bytes(came) - bytes(one(number));
            held.set(number, came.withoutVectors());
        } else {
            return;
        }
        Interaction interaction = came.interaction();
        facts.put(interaction.id(), interaction.occurredAt(), came.claims().made());
    }

    private void compact() {
        UserIndex old = index;
        List<@Nullable Remembered> all = held;
        index = new UserIndex();
        held = new ArrayList<>();
        contentBytes = 0;
        for (int number = 0; number < all.size(); number++) {
            Remembered one = all.get(number);
            if (one != null) {
                Turn turn = one.turn(names(old, number));
                put(one, index.put(old.vectors(number).map(turn::with).orElse(turn)));
            }
        }
        old.wipe();
    }

    private IntPredicate numbers(QueryMatch match) {
        return match.isOpen()
                ? number -> true
                : number -> match.test(one(number).interaction());
    }

    private List<Fact> drawnFrom(Predicate<Interaction> filter) {
        return facts.facts().stream()
                .filter(fact -> fact.sources().stream()
                        .flatMap(id -> index.number(id).stream())
                        .anyMatch(number -> filter.test(one(number).interaction())))
                .toList();
    }

    private Searcher.Result found(RecallHits hits) {
        return new Searcher.Result(hits.best().stream().map(this::found).toList(), List.of(), hits.searched());
    }

    private Found found(RecallHit hit) {
        int number = index.number(hit.id()).orElseThrow();
        Remembered one = one(number);
        return new Found(one.interaction(), turn(number), hit.score(), one.consolidated());
    }

    private Turn turn(int number) {
        return one(number).turn(names(index, number));
    }

    private Remembered one(int number) {
        return Objects.requireNonNull(held.get(number), "the index holds an interaction that the memory does not");
    }

    private static Speakers.Names names(UserIndex index, int number) {
        return new Speakers.Names(index.speaker(2 * number), index.speaker(2 * number + 1));
    }

    private <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** @return false, and nothing is changed, when the memory was wiped */
    private boolean change(Runnable change) {
        lock.writeLock().lock();
        try {
            if (!wiped) {
                change.run();
            }
            return !wiped;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static long bytes(Remembered one) {
        Interaction said = one.interaction();
        return HeapSize.of(said.userMessage())
                + HeapSize.of(said.agentResponse())
                + (said.metadata().isEmpty() ? 0 : HeapSize.ofJson(said.metadata()))
                + one.claims().made().stream().mapToLong(HeapSize::of).sum();
    }
}
