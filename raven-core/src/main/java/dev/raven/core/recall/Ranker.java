package dev.raven.core.recall;

import static dev.raven.core.recall.Weights.CONVERSATION;
import static dev.raven.core.recall.Weights.MEANING;
import static dev.raven.core.recall.Weights.MEANING_ALONE;
import static dev.raven.core.recall.Weights.MEANING_AROUND;
import static dev.raven.core.recall.Weights.MOST;
import static dev.raven.core.recall.Weights.PERIOD;
import static dev.raven.core.recall.Weights.SPEAKER;
import static dev.raven.core.recall.Weights.TIME;
import static dev.raven.core.recall.Weights.WORDS;
import static dev.raven.core.recall.Weights.WORDS_AROUND;

import java.util.BitSet;

/**
 * Adds up all that says a message answers a question: its meaning, its words, what was said around it, its conversation,
 * its time, its speaker. Evidence comes in as columns, one number a message, and scores go out as one more; only the
 * candidates' are read and written.
 */
final class Ranker {
    private final Threads threads;
    private final int[] candidates;

    /** @param candidates the messages that may be found, rising */
    Ranker(Threads threads, int[] candidates) {
        this.threads = threads;
        this.candidates = candidates;
    }

    /**
     * One kind of evidence, of a message by itself and of it with what was said around it.
     *
     * @param own one number a message
     * @param around one number a message
     */
    record Column(float[] own, float[] around) {}

    /**
     * What is known of each message before it is set against the others.
     *
     * @param words the part of the question's words that it holds, 0–1
     * @param meaning its nearness to the question; not a number where it has no vector
     * @param period how near it was said to a time that the question names, 0–1
     * @param time whether it tells a time and the question asks for one
     * @param spoken whether the question names its speaker and nobody else
     */
    record Evidence(Column words, Column meaning, float[] period, BitSet time, BitSet spoken) {}

    /** The score of every candidate, 0–1. */
    float[] rank(Evidence evidence) {
        Column words = evidence.words();
        float[] meaning = meaning(evidence.meaning().own(), words.own());
        float[] around = meaning(evidence.meaning().around(), words.around());
        float[] best = new BestOfConversation(threads, candidates).of(alone(meaning, words.own()));
        float[] scores = new float[meaning.length];
        for (int i : candidates) {
            scores[i] = (MEANING * meaning[i]
                            + MEANING_AROUND * around[i]
                            + WORDS * words.own()[i]
                            + WORDS_AROUND * words.around()[i]
                            + CONVERSATION * best[threads.conversation(i)]
                            + PERIOD * evidence.period()[i]
                            + (evidence.time().get(i) ? TIME : 0)
                            + (evidence.spoken().get(i) ? SPEAKER : 0))
                    / MOST;
        }
        return scores;
    }

    /** A message without a vector yet is taken to mean what others do on average, or more where its words say so. */
    private float[] meaning(float[] nearness, float[] words) {
        float[] scaled = Scale.minMax(nearness, candidates);
        float sum = 0;
        int known = 0;
        for (int i : candidates) {
            if (!Float.isNaN(scaled[i])) {
                sum += scaled[i];
                known++;
            }
        }
        if (known < candidates.length) {
            float mean = known > 0 ? sum / known : 0;
            float[] byWords = Scale.minMax(words, candidates);
            for (int i : candidates) {
                scaled[i] = Float.isNaN(scaled[i]) ? Math.max(mean, byWords[i]) : scaled[i];
            }
        }
        return scaled;
    }

    private float[] alone(float[] meaning, float[] words) {
        float[] alone = new float[words.length];
        for (int i : candidates) {
            alone[i] = MEANING_ALONE * meaning[i] + words[i];
        }
        return alone;
    }
}
