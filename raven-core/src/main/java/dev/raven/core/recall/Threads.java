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
    private static final int BYTES_A_CONVERSATION = 200;

    private final Map<ConversationId, Integer> numbers = new HashMap<>();
    /** Of each conversation its turns in order of time. */
    private final List<Ints> threads = new ArrayList<>();

    private final List<Instant> times = new ArrayList<>();
    private final Ints conversations = new Ints();
    private final Ints before = new Ints();
    private final Ints after = new Ints();

    /** Adds the next turn at its time in its conversation; among turns of one time, as the last. */
    void add(ConversationId conversation, Instant at) {
        int turn = times.size();
        int number = numbers.computeIfAbsent(conversation, first -> {
            threads.add(new Ints());
            return threads.size() - 1;
        });
        times.add(at);
        conversations.add(number);
        before.add(NONE);
        before.add(2 * turn);
        after.add(2 * turn + 1);
        after.add(NONE);
        Ints thread = threads.get(number);
        int place = thread.size();
        while (place > 0 && times.get(thread.get(place - 1)).isAfter(at)) {
            place--;
        }
        thread.insert(place, turn);
        link(thread, place - 1);
        link(thread, place);
    }

    /** Takes a turn out, so that its neighbours become each other's. */
    void remove(int turn) {
        Ints thread = threads.get(conversations.get(turn));
        int place = 0;
        while (thread.get(place) != turn) {
            place++;
        }
        thread.removeAt(place);
        before.set(2 * turn, NONE);
        after.set(2 * turn + 1, NONE);
        link(thread, place - 1);
        if (place == 0 && thread.size() > 0) {
            before.set(2 * thread.get(0), NONE);
        }
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
        threads.forEach(Ints::wipe);
        times.clear();
        numbers.clear();
        conversations.wipe();
        before.wipe();
        after.wipe();
    }

    /** Joins the turn at a place with the one after it; at either end, there is none. */
    private void link(Ints thread, int place) {
        if (place < 0 || place >= thread.size()) {
            return;
        }
        int left = thread.get(place);
        int right = place + 1 < thread.size() ? thread.get(place + 1) : NONE;
        after.set(2 * left + 1, right == NONE ? NONE : 2 * right);
        if (right != NONE) {
            before.set(2 * right, 2 * left + 1);
        }
    }
}
