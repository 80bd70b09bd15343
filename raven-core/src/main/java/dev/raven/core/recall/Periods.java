package dev.raven.core.recall;

import dev.raven.core.time.DateRange;
import dev.raven.core.time.Dates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How near to a time that a question names something was said: 1 within it, and less the later after it, as much is told of
 * some weeks later. A preference and no filter: what was said at another time may speak of that one.
 */
final class Periods {
    private static final Duration TOLD_WITHIN = Duration.ofDays(30);
    /** Times that a question may name, the first: more are no question, and each is looked at for every message. */
    private static final int MOST = 8;

    private final Threads threads;
    private final int[] candidates;

    Periods(Threads threads, int[] candidates) {
        this.threads = threads;
        this.candidates = candidates;
    }

    private record Span(Instant start, Instant end) {

        static Span of(DateRange range) {
            return new Span(range.start(), range.end());
        }

        float near(Instant at) {
            if (at.isBefore(start)) {
                return 0;
            }
            long late = Math.max(0, Duration.between(end, at).toSeconds());
            return Math.max(0, 1 - (float) late / TOLD_WITHIN.toSeconds());
        }
    }

    /**
     * One number a message, 0–1. Dates without a year are those before the newest candidate: what is asked for has been
     * told.
     */
    float[] of(String question, int messages) {
        float[] near = new float[messages];
        if (!dates(question, Instant.EPOCH).isEmpty()) {
            List<Span> spans = dates(question, newest()).stream()
                    .map(Dates.Mention::range)
                    .map(Span::of)
                    .distinct()
                    .limit(MOST)
                    .toList();
            for (int message : candidates) {
                near[message] = nearest(spans, threads.at(message / 2));
            }
        }
        return near;
    }

    /** Whether there are any does not depend on the moment; most questions name none. */
    private static List<Dates.Mention> dates(String question, Instant told) {
        return Dates.in(question, told, Dates.Lean.PAST);
    }

    private Instant newest() {
        Instant newest = Instant.EPOCH;
        for (int i = 0; i < candidates.length; i += 2) {
            Instant at = threads.at(candidates[i] / 2);
            newest = at.isAfter(newest) ? at : newest;
        }
        return newest;
    }

    private static float nearest(List<Span> spans, Instant at) {
        float nearest = 0;
        for (Span span : spans) {
            nearest = Math.max(nearest, span.near(at));
        }
        return nearest;
    }
}
