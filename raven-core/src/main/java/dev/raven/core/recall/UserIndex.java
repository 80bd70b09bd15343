package dev.raven.core.recall;

import dev.raven.core.id.InteractionId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All turns of one person, ready to be asked. Not safe for use by several threads at once: its owner guards it. */
public final class UserIndex {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int BYTES_A_POSTING = 40;
    private static final int BYTES_A_TURN = 400;

    private final Map<InteractionId, Integer> numbers = new HashMap<>();
    private final List<@Nullable Turn> turns = new ArrayList<>();
    private final Bm25 words = new Bm25();
    private final Threads threads = new Threads();
    private long textBytes;

    /** Adds a turn; one that is there already only gets what was computed since. */
    public void put(Turn turn) {
        Integer number = numbers.get(turn.id());
        if (number != null) {
            turns.set(number, turn);
            return;
        }
        numbers.put(turn.id(), turns.size());
        turns.add(turn);
        threads.add(turn.conversation(), turn.occurredAt());
        words.add(Words.of(dated(turn, turn.user())));
        words.add(Words.of(dated(turn, turn.agent())));
        textBytes += 2L * (turn.user().text().length() + turn.agent().text().length());
    }

    /** Forgets a turn; it is never found again. */
    public void remove(InteractionId id) {
        Integer number = numbers.remove(id);
        if (number != null) {
            Turn gone = turns.set(number, null);
            if (gone != null) {
                threads.remove(gone.conversation(), number);
            }
        }
    }

    /** Turns that can be found. */
    public int size() {
        return numbers.size();
    }

    /** About how much memory the index takes, in bytes. */
    public long weight() {
        return textBytes + words.size() * BYTES_A_POSTING + (long) turns.size() * (BYTES_A_TURN + 2 * 400);
    }

    /** The turns that answer a question best, best first; of equals, the newer first. */
    public List<RecallHit> search(RecallQuery query) {
        BitSet candidates = candidates(query);
        if (candidates.isEmpty()) {
            return List.of();
        }
        Collection<String> question = Words.ofQuestion(query.text());
        double[] scores = new Ranker(threads, candidates)
                .rank(new Ranker.Evidence(
                        words.scores(question),
                        words.windowScores(question, threads),
                        meaning(query, candidates),
                        Speakers.named(query.text(), this::speaker, candidates)));
        return best(scores, candidates, query.limit());
    }

    private BitSet candidates(RecallQuery query) {
        BitSet candidates = new BitSet(2 * turns.size());
        for (int number = 0; number < turns.size(); number++) {
            Turn turn = turns.get(number);
            if (turn != null && query.filter().test(turn)) {
                candidates.set(2 * number, 2 * number + 2);
            }
        }
        return candidates;
    }

    private double[] meaning(RecallQuery query, BitSet candidates) {
        double[] nearness = new double[2 * turns.size()];
        candidates.stream().forEach(message -> {
            Turn turn = turn(message / 2);
            nearness[message] = query.vector()
                    .flatMap(vector -> turn.vectors()
                            .map(held -> (double) (message % 2 == 0 ? held.user() : held.agent()).cosine(vector)))
                    .orElse(Double.NaN);
        });
        return nearness;
    }

    private List<RecallHit> best(double[] scores, BitSet candidates, int limit) {
        Comparator<RecallHit> order = Comparator.comparingDouble(RecallHit::score)
                .reversed()
                .thenComparing(hit -> turn(number(hit.id())).occurredAt(), Comparator.reverseOrder())
                .thenComparing(hit -> hit.id().value());
        return IntStream.range(0, turns.size())
                .filter(number -> candidates.get(2 * number))
                .mapToObj(number ->
                        new RecallHit(turn(number).id(), Math.max(scores[2 * number], scores[2 * number + 1])))
                .sorted(order)
                .limit(limit)
                .toList();
    }

    private String speaker(int message) {
        Turn turn = turn(message / 2);
        return (message % 2 == 0 ? turn.user() : turn.agent()).speaker();
    }

    private int number(InteractionId id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new IllegalStateException("a hit is not in the index");
        }
        return number;
    }

    private Turn turn(int number) {
        Turn turn = turns.get(number);
        if (turn == null) {
            throw new IllegalStateException("a removed turn was asked for");
        }
        return turn;
    }

    private static String dated(Turn turn, Turn.Message message) {
        return DATE.format(turn.occurredAt()) + " " + message.speaker() + ": " + message.text();
    }
}
