package dev.raven.core.recall;

import dev.raven.core.id.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which message stands before and after which, in each conversation. A turn's user message has an even number, the
 * agent's the odd one after it.
 */
final class Threads {
    static final int NONE = -1;
    private static final int BYTES_A_CONVERSATION = 300;

    private final Map<ConversationId, Integer> numbers = new HashMap<>();
    /** Of each conversation its turns in order of time. */
    private final List<Timeline> threads = new ArrayList<>();

    private final List<Instant> times = new ArrayList<>();
    private final Ints conversations = new Ints();
    private final Ints before = new Ints();
    private final Ints after = new Ints();

    /** Adds the next turn at its time in its conversation; among turns of one time, as the last. */
    void add(ConversationId conversation, Instant at) {
        int turn = times.size();
        int number = numbers.computeIfAbsent(conversation, first -> {
            threads.add(new Timeline(this::order));
            return threads.size() - 1;
        });
        times.add(at);
        conversations.add(number);
        before.add(NONE);
        before.add(2 * turn);
        after.add(2 * turn + 1);
        after.add(NONE);
        Timeline.Gap gap = threads.get(number).add(turn);
        join(gap.before(), turn);
        join(turn, gap.after());
    }

    /** Takes a turn out, so that its neighbours become each other's. */
    void remove(int turn) {
        Timeline.Gap gap = threads.get(conversations.get(turn)).remove(turn);
        before.set(2 * turn, NONE);
        after.set(2 * turn + 1, NONE);
        join(gap.before(), gap.after());
    }

    /** When a turn was. */
    Instant at(int turn) {
        return times.get(turn);
    }

    /** How many conversations there are: they are numbered from 0. */
    int conversations() {
        return threads.size();
    }

    /** The conversation of a message. */
    int conversation(int message) {
        return conversations.get(message / 2);
    }

    /** The message after this one, or −1. */
    int next(int message) {
        return after.get(message);
    }

    /** The message before this one, or −1. */
    int previous(int message) {
        return before.get(message);
    }

    /** About how much memory this takes, in bytes; the times are the turns' own. */
    long bytes() {
        return 4L * times.size()
                + 2 * conversations.bytes()
                + before.bytes()
                + after.bytes()
                + (long) BYTES_A_CONVERSATION * threads.size();
    }

    void wipe() {
        threads.forEach(Timeline::wipe);
        times.clear();
        numbers.clear();
        conversations.wipe();
        before.wipe();
        after.wipe();
    }

    /** Makes two turns neighbours; either may be none. */
    private void join(int left, int right) {
        if (left != NONE) {
            after.set(2 * left + 1, right == NONE ? NONE : 2 * right);
        }
        if (right != NONE) {
            before.set(2 * right, left == NONE ? NONE : 2 * left + 1);
        }
    }

    /** Turns of one time stay as they came. */
    private int order(int one, int other) {
        int byTime = times.get(one).compareTo(times.get(other));
        return byTime != 0 ? byTime : Integer.compare(one, other);
    }
}
