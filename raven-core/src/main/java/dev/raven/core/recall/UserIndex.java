package dev.raven.core.recall;

import dev.raven.core.id.InteractionId;
import dev.raven.core.parallel.Aside;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All turns of one person, ready to be asked. A turn has a number, from 0; its user's message has twice that number and
 * its agent's the odd one after it. What is known of messages lies in columns, by these numbers. Many threads may ask at
 * once, but none while another changes the index: its owner sees to that.
 */
public final class UserIndex {
    private static final int BYTES_A_TURN = 64;

    private final Map<InteractionId, Integer> numbers = new HashMap<>();
    private final List<@Nullable InteractionId> ids = new ArrayList<>();
    /** In which there is something to find; dates are in English. */
    private final Set<Language> languages = EnumSet.of(Language.ENGLISH);

    private final DayWords dates = new DayWords();
    private final Speakers speakers = new Speakers();
    private final Bm25 words = new Bm25();
    private final Threads threads = new Threads();
    private final Times times = new Times();
    private final MessageVectors vectors = new MessageVectors();
    /** The numbers of the turns without vectors, but for those that are not to be given any yet. */
    private final BitSet lacking = new BitSet();

    /** The same of a turn that is yet to be read; one that is there already is not. */
    public int put(Turn turn) {
        Integer known = numbers.get(turn.id());
        if (known == null) {
            return put(ReadTurn.of(turn));
        }
        turn.vectors().ifPresent(given -> give(known, given));
        return known;
    }

    /**
     * Adds a turn; one that is there already only gets what was computed since.
     *
     * @return the turn's number
     */
    public int put(ReadTurn read) {
        Turn turn = read.turn();
        Integer known = numbers.get(turn.id());
        int number = known != null ? known : add(read);
        turn.vectors().ifPresent(given -> give(number, given));
        return number;
    }

    /** Gives a turn its vectors. */
    public void give(int number, TurnVectors given) {
        vectors.give(number, given);
        if (vectors.has(number)) {
            lacking.clear(number);
        }
    }

    /**
     * Forgets a turn: it is never found again, and nor are its neighbours by what it said. Its place stays taken until the
     * index is made anew.
     */
    public void remove(InteractionId id) {
        Integer number = numbers.remove(id);
        if (number != null) {
            ids.set(number, null);
            forgetVectors(threads.previous(2 * number));
            forgetVectors(threads.next(2 * number + 1));
            threads.remove(number);
            words.neighboursChanged();
            lacking.clear(number);
            vectors.forget(number);
        }
    }

    /** A neighbour's vectors were made of its window, and so of what is gone now. */
    private void forgetVectors(int message) {
        if (message != Threads.NONE && vectors.has(message / 2)) {
            vectors.forget(message / 2);
            lacking.set(message / 2);
        }
    }

    /** The number of a turn. */
    public Optional<Integer> number(InteractionId id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /** Turns that can be found. */
    public int size() {
        return numbers.size();
    }

    /** Places of turns that were removed. */
    public int wasted() {
        return ids.size() - numbers.size();
    }

    /** A turn's vectors, as they were given. */
    public Optional<TurnVectors> vectors(int number) {
        return vectors.of(number);
    }

    /** Who said a message. */
    public String speaker(int message) {
        return speakers.name(message);
    }

    /** A question as it is to be embedded: without the speakers' names. */
    public String impersonal(String question) {
        return speakers.impersonal(question);
    }

    /** Whether there are turns without vectors, besides those that were left so. */
    public boolean lacksVectors() {
        return !lacking.isEmpty();
    }

    /** The numbers of those turns, the last added first; only as many are looked for as are taken. */
    public IntStream withoutVectors() {
        return IntStream.iterate(
                lacking.length() - 1, number -> number >= 0, number -> lacking.previousSetBit(number - 1));
    }

    /** Counts a turn no longer among those without vectors, until what it had is forgotten. */
    public void leaveWithoutVectors(int number) {
        lacking.clear(number);
    }

    /** About how much memory the index takes, in bytes; the turns' texts and ids are their owner's. */
    public long weight() {
        return words.bytes()
                + threads.bytes()
                + speakers.bytes()
                + times.bytes()
                + vectors.bytes()
                + (long) BYTES_A_TURN * ids.size();
    }

    /** Overwrites vectors, counts and places, and lets go of the words. Nothing can be found afterwards. */
    public void wipe() {
        vectors.wipe();
        words.wipe();
        threads.wipe();
        speakers.wipe();
        times.wipe();
        lacking.clear();
        numbers.clear();
        ids.clear();
    }

    /** The turns that answer a question best. */
    public RecallHits search(RecallQuery query) {
        int[] candidates = candidates(query.filter());
        if (candidates.length == 0) {
            return new RecallHits(List.of(), 0);
        }
        float[] scores = new Ranker(threads, candidates).rank(evidence(query, candidates));
        return new RecallHits(best(scores, candidates, query.limit()), candidates.length / 2);
    }

    /** Words and meaning are most of the work, and looked at side by side where there are many. */
    private Ranker.Evidence evidence(RecallQuery query, int[] candidates) {
        try (Aside<Ranker.Column> words = Aside.of(Scan.isLong(candidates.length), () -> words(query.text()))) {
            Ranker.Column meaning =
                    query.vector().map(vector -> meaning(vector, candidates)).orElseGet(this::noMeaning);
            float[] period = new Periods(threads, candidates).of(query.text(), 2 * ids.size());
            BitSet spoken = speakers.named(query.text(), candidates);
            return new Ranker.Evidence(words.join(), meaning, period, times.answering(query.text()), spoken);
        }
    }

    private int add(ReadTurn read) {
        Turn turn = read.turn();
        int number = ids.size();
        lacking.set(number);
        numbers.put(turn.id(), number);
        ids.add(turn.id());
        threads.add(turn.conversation(), turn.occurredAt());
        List<String> date = dates.words(turn.occurredAt());
        add(turn.user().speaker(), read.user(), date);
        add(turn.agent().speaker(), read.agent(), date);
        return number;
    }

    private void add(String speaker, ReadTurn.Message message, List<String> date) {
        List<String> all = new ArrayList<>(date);
        all.addAll(speakers.add(speaker));
        all.addAll(message.words());
        words.add(all);
        languages.add(message.language());
        times.add(message.words());
        vectors.add();
    }

    private int[] candidates(IntPredicate filter) {
        int[] candidates = new int[2 * ids.size()];
        int size = 0;
        for (int number = 0; number < ids.size(); number++) {
            if (ids.get(number) != null && filter.test(number)) {
                candidates[size++] = 2 * number;
                candidates[size++] = 2 * number + 1;
            }
        }
        return size == candidates.length ? candidates : Arrays.copyOf(candidates, size);
    }

    /** The parts of the question's words that messages and their windows hold; rare words are more of it than others. */
    private Ranker.Column words(String text) {
        Collection<String> question = Words.ofQuestion(text, languages);
        float most = words.most(Words.ofQuestion(text));
        return new Ranker.Column(
                Scale.parts(words.scores(question), most), Scale.parts(words.windowScores(question, threads), most));
    }

    private Ranker.Column meaning(float[] question, int[] candidates) {
        return new Ranker.Column(vectors.nearness(question, candidates), vectors.nearnessAround(question, candidates));
    }

    private Ranker.Column noMeaning() {
        float[] none = new float[2 * ids.size()];
        Arrays.fill(none, Float.NaN);
        return new Ranker.Column(none, none);
    }

    /** A turn is as good as the better of its messages. */
    private List<RecallHit> best(float[] scores, int[] candidates, int limit) {
        Best best = new Best(limit);
        for (int i = 0; i < candidates.length; i += 2) {
            float score = Math.max(scores[candidates[i]], scores[candidates[i + 1]]);
            if (score >= best.least()) {
                int number = candidates[i] / 2;
                InteractionId id = Objects.requireNonNull(ids.get(number), "a candidate was removed");
                best.take(new Best.Ranked(new RecallHit(id, score), threads.at(number)));
            }
        }
        return best.hits();
    }
}
