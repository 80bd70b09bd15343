package dev.raven.core.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * The turns of one conversation in order of time, in short rows that follow each other: one that comes late moves no more than
 * the rest of its row, in whatever order a history comes.
 */
final class Timeline {
    private static final int LONGEST = 256;

    /** Negative where the first turn comes before the second; 0 only for a turn and itself. */
    private final IntBinaryOperator order;

    private final List<Ints> rows = new ArrayList<>(1);

    Timeline(IntBinaryOperator order) {
        this.order = order;
        rows.add(new Ints());
    }

    /** Between which turns one stands, or stood; {@link Threads#NONE} at either end. */
    record Gap(int before, int after) {}

    Gap add(int turn) {
        int row = row(turn);
        Ints turns = rows.get(row);
        int place = place(turns, turn);
        Gap gap = gap(row, place);
        turns.insert(place, turn);
        if (turns.size() > LONGEST) {
            boolean newest = place == LONGEST && row == rows.size() - 1;
            rows.add(row + 1, turns.cut(newest ? LONGEST : LONGEST / 2));
        }
        return gap;
    }

    /** Takes out a turn that is there. */
    Gap remove(int turn) {
        int row = row(turn);
        Ints turns = rows.get(row);
        int place = place(turns, turn);
        turns.removeAt(place);
        Gap gap = gap(row, place);
        if (turns.size() == 0 && rows.size() > 1) {
            rows.remove(row);
        }
        return gap;
    }

    void wipe() {
        rows.forEach(Ints::wipe);
    }

    /** The last row that begins with the turn or an earlier one; the first where none does. Most turns come in order. */
    private int row(int turn) {
        int from = 0;
        int last = rows.size() - 1;
        int middle = last;
        while (from < last) {
            if (order.applyAsInt(rows.get(middle).get(0), turn) <= 0) {
                from = middle;
            } else {
                last = middle - 1;
            }
            middle = (from + last + 1) / 2;
        }
        return from;
    }

    /** How many turns of a row come before one. */
    private int place(Ints turns, int turn) {
        int from = 0;
        int to = turns.size();
        int middle = to - 1;
        while (from < to) {
            if (order.applyAsInt(turns.get(middle), turn) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
            middle = (from + to) / 2;
        }
        return from;
    }

    /** What stands before and at a place of a row. */
    private Gap gap(int row, int place) {
        Ints turns = rows.get(row);
        int before = place > 0 ? turns.get(place - 1) : lastBefore(row);
        int after = place < turns.size() ? turns.get(place) : firstAfter(row);
        return new Gap(before, after);
    }

    private int lastBefore(int row) {
        if (row == 0) {
            return Threads.NONE;
        }
        Ints turns = rows.get(row - 1);
        return turns.get(turns.size() - 1);
    }

    private int firstAfter(int row) {
        return row + 1 < rows.size() ? rows.get(row + 1).get(0) : Threads.NONE;
    }
}
