package dev.raven.core.trace;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Tells as spans what happened. Never fails, and nobody waits for it. */
public interface Spans {
    /** Traces nothing. */
    Spans NONE = new Spans() {
        @Override
        public RequestSpan request(String method, Function<String, Optional<String>> header) {
            return Untraced.REQUEST;
        }

        @Override
        public Signals.Timing begin(Signal what) {
            return Signals.Timing.NONE;
        }

        @Override
        public void took(Signal what, Duration time, String... labels) {}
    };

    /**
     * A request came.
     *
     * @param method of few known beforehand
     * @param header its header of that name, lines of one name joined by commas
     */
    RequestSpan request(String method, Function<String, Optional<String>> header);

    /** Something begins, as part of what this thread is at, or as a trace of its own. */
    Signals.Timing begin(Signal what);

    /** Something took so long until now, as part of what this thread is at; of no trace where it is at nothing. */
    void took(Signal what, Duration time, String... labels);
}
