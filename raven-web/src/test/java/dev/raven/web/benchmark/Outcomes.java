package dev.raven.web.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How requests ended: with what was asked for, with a refusal and its code, or without an answer. */
final class Outcomes {
    private static final String DONE = "done";
    private static final String TORN = "torn";

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void done() {
        add(DONE);
    }

    void refused(RefusedException answer) {
        add(answer.status() + " " + answer.code());
    }

    /** The connection ended without an answer, or none was to be had. */
    void torn() {
        add(TORN);
    }

    private void add(String end) {
        counts.computeIfAbsent(end, first -> new LongAdder()).increment();
    }

    long count(String end) {
        LongAdder count = counts.get(end);
        return count == null ? 0 : count.sum();
    }

    long succeeded() {
        return count(DONE);
    }

    long unanswered() {
        return count(TORN);
    }

    long all() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** As in {@code 12 × 503 overloaded, 3 × 429 rate_limited}. */
    String refusals() {
        return counts.entrySet().stream()
                .filter(count -> !count.getKey().equals(DONE) && !count.getKey().equals(TORN))
                .map(count -> count.getValue() + " × " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
