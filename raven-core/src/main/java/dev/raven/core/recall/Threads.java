package dev.raven.core.recall;

import dev.raven.core.id.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which message stands before and after which, in each conversation. A turn's user message has an even number, the
 * agent's the odd one after it.
 */
final class Threads {
    private static final int NONE = -1;

    private record Place(int turn, Instant at) {}

    private final Map<ConversationId, List<Place>> places = new HashMap<>();
    private final List<Integer> before = new ArrayList<>();
    private final List<Integer> after = new ArrayList<>();

    /** Adds the next turn at its time in its conversation; among turns of one time, as the last. */
    void add(ConversationId conversation, Instant at) {
        int turn = before.size() / 2;
        before.addAll(List.of(NONE, 2 * turn));
        after.addAll(List.of(2 * turn + 1, NONE));
        List<Place> thread = places.computeIfAbsent(conversation, first -> new ArrayList<>());
        int at0 = thread.size();
        while (at0 > 0 && thread.get(at0 - 1).at().isAfter(at)) {
            at0--;
        }
        thread.add(at0, new Place(turn, at));
        link(thread, at0 - 1);
        link(thread, at0);
    }

    /** Takes a turn out, so that its neighbours become each other's. */
    void remove(ConversationId conversation, int turn) {
        List<Place> thread = places.getOrDefault(conversation, new ArrayList<>());
        for (int i = 0; i < thread.size(); i++) {
            if (thread.get(i).turn() == turn) {
                thread.remove(i);
                before.set(2 * turn, NONE);
                after.set(2 * turn + 1, NONE);
                link(thread, i - 1);
                return;
            }
        }
    }

    /** The message after this one, or −1. */
    int next(int message) {
        return after.get(message);
    }

    /** A message with its neighbours. */
    int[] window(int message) {
        int previous = before.get(message);
        int next = after.get(message);
        if (previous == NONE) {
            return next == NONE ? new int[] {message} : new int[] {message, next};
        }
        return next == NONE ? new int[] {message, previous} : new int[] {message, previous, next};
    }

    /** The conversations, each as its turns. */
    Collection<List<Integer>> turns() {
        return places.values().stream()
                .map(thread -> thread.stream().map(Place::turn).toList())
                .toList();
    }

    /** Joins the turn at a place with the one after it; at either end, there is none. */
    private void link(List<Place> thread, int i) {
        int left = i < 0 || i >= thread.size() ? NONE : thread.get(i).turn();
        int right = i + 1 >= thread.size() ? NONE : thread.get(i + 1).turn();
        if (left != NONE) {
            after.set(2 * left + 1, right == NONE ? NONE : 2 * right);
        }
        if (right != NONE) {
            before.set(2 * right, left == NONE ? NONE : 2 * left + 1);
        }
    }
}
