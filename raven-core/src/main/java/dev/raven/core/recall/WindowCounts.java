package dev.raven.core.recall;

/** How often one word stands in each message's window: the message with its two neighbours. */
final class WindowCounts {
    private final int[] counts;
    private final int[] reached;
    private int size;

    WindowCounts(int messages) {
        counts = new int[messages];
        reached = new int[messages];
    }

    /** Takes one message's count and forgets it. */
    interface Sink {
        void take(int message, int count);
    }

    /** Counts a message's words for the three windows it is in. */
    void add(int message, int count, Threads threads) {
        add(threads.previous(message), count);
        add(message, count);
        add(threads.next(message), count);
    }

    /** Windows that hold the word. */
    int size() {
        return size;
    }

    /** Hands over every window that holds the word, and is ready for the next word. */
    void drain(Sink sink) {
        for (int i = 0; i < size; i++) {
            int message = reached[i];
            sink.take(message, counts[message]);
            counts[message] = 0;
        }
        size = 0;
    }

    private void add(int message, int count) {
        if (message != Threads.NONE) {
            if (counts[message] == 0) {
                reached[size++] = message;
            }
            counts[message] += count;
        }
    }
}
