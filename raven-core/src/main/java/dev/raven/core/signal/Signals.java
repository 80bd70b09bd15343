package dev.raven.core.signal;

import java.time.Duration;

/** Takes down what happens. Never fails, and nobody waits for it. */
public interface Signals {
    /** Takes nothing down: for what is only rehearsed. */
    Signals NONE = new Signals() {
        @Override
        public void count(Signal what, long times, String... labels) {}

        @Override
        public void took(Signal what, Duration time, String... labels) {}
    };

    /**
     * Something happened so many times.
     *
     * @param labels values of the signal's labels, of few known beforehand
     */
    void count(Signal what, long times, String... labels);

    /**
     * Something took so long.
     *
     * @param labels as for {@link #count}
     */
    void took(Signal what, Duration time, String... labels);
}
