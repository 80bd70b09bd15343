package dev.raven.core.recall;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How well messages match a question by their words: BM25 (Robertson and Zaragoza, 2009) with k1 0.9 and b 0.4. A message
 * can be scored by itself, or as the window of it and its two neighbours, without a second index: a word of a message
 * counts for its neighbours' windows too.
 */
final class Bm25 {
    private static final double K1 = 0.9;
    private static final double B = 0.4;
    /** The part of the formula's denominator that no length changes. */
    private static final float ANY_LENGTH = (float) (K1 * (1 - B));

    /** Words of a question that count, the rarest: more are a text, and its common words stand nearly everywhere. */
    private static final int MOST_ASKED = 64;

    private static final int BYTES_A_WORD = 120;
    private static final float[] UNKNOWN = {};
    private static final Ints NOWHERE = new Ints();

    /** Of each word: a message, how often it stands there, the next message, and so on. */
    private final Map<String, Ints> postings = new HashMap<>();

    private final Ints lengths = new Ints();
    private volatile float[] windowLengths = UNKNOWN;
    private long totalLength;
    private long occurrences;

    /** Adds the next message: the first is 0. */
    void add(Collection<String> words) {
        for (String word : words) {
            count(postings.computeIfAbsent(word, first -> new Ints()), lengths.size());
        }
        lengths.add(words.size());
        totalLength += words.size();
        neighboursChanged();
    }

    private void count(Ints found, int message) {
        int last = found.size() - 1;
        if (last > 0 && found.get(last - 1) == message) {
            found.set(last, found.get(last) + 1);
        } else {
            found.add(message);
            found.add(1);
            occurrences++;
        }
    }

    /** Messages have other neighbours than before. */
    void neighboursChanged() {
        windowLengths = UNKNOWN;
    }

    /** The score of every message by its own words; 0 where none fits. */
    float[] scores(Collection<String> question) {
        float[] scores = new float[lengths.size()];
        float shorter = shorter();
        for (String word : standing(question)) {
            Ints found = postings.getOrDefault(word, NOWHERE);
            float idf = idf(found.size() / 2);
            for (int i = 0; i < found.size(); i += 2) {
                int message = found.get(i);
                int count = found.get(i + 1);
                scores[message] += idf * count / (count + ANY_LENGTH + shorter * lengths.get(message));
            }
        }
        return scores;
    }

    /** The score of every message by the words of its window. */
    float[] windowScores(Collection<String> question, Threads threads) {
        float[] scores = new float[lengths.size()];
        float[] sizes = windowLengths(threads);
        float shorter = shorter();
        WindowCounts windows = new WindowCounts(lengths.size());
        for (String word : standing(question)) {
            Ints found = postings.getOrDefault(word, NOWHERE);
            for (int i = 0; i < found.size(); i += 2) {
                windows.add(found.get(i), found.get(i + 1), threads);
            }
            float idf = idf(windows.size());
            windows.drain((message, count) ->
                    scores[message] += idf * count / (count + ANY_LENGTH + shorter * sizes[message]));
        }
        return scores;
    }

    /** What a message that held each of these words ever so often would score at most. */
    float most(Collection<String> question) {
        float most = 0;
        for (String word : rarest(question.stream())) {
            most += idf(messagesWith(word));
        }
        return most;
    }

    /** Words that stand nowhere find nothing, and take no other's place. */
    private List<String> standing(Collection<String> question) {
        return rarest(question.stream().filter(postings::containsKey));
    }

    /** Each word once; of words as rare as each other, those that are asked first. */
    private List<String> rarest(Stream<String> question) {
        return question.distinct()
                .sorted(Comparator.comparingInt(this::messagesWith))
                .limit(MOST_ASKED)
                .toList();
    }

    private int messagesWith(String word) {
        return postings.getOrDefault(word, NOWHERE).size() / 2;
    }

    /** About how much memory this takes, in bytes. */
    long bytes() {
        return 2 * lengths.bytes() + postings.size() * (long) BYTES_A_WORD + 10 * occurrences;
    }

    void wipe() {
        postings.values().forEach(Ints::wipe);
        postings.clear();
        lengths.wipe();
        Arrays.fill(windowLengths, 0);
        neighboursChanged();
    }

    /** Computed by the first query after a change: most words are in many windows. */
    private float[] windowLengths(Threads threads) {
        float[] known = windowLengths;
        if (known.length != lengths.size()) {
            known = new float[lengths.size()];
            for (int message = 0; message < known.length; message++) {
                known[message] = windowLength(message, threads);
            }
            windowLengths = known;
        }
        return known;
    }

    private float windowLength(int message, Threads threads) {
        int previous = threads.previous(message);
        int next = threads.next(message);
        int length = lengths.get(message);
        int parts = 1;
        if (previous >= 0) {
            length += lengths.get(previous);
            parts++;
        }
        if (next >= 0) {
            length += lengths.get(next);
            parts++;
        }
        return (float) length / parts;
    }

    private float idf(int messages) {
        return (float) Math.log(1 + (lengths.size() - messages + 0.5) / (messages + 0.5));
    }

    /** What a word's length costs: a shorter message than others says more with the same words. */
    private float shorter() {
        double mean = Math.max(1.0, (double) totalLength / Math.max(1, lengths.size()));
        return (float) (K1 * B / mean);
    }
}
