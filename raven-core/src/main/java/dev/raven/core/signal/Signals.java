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

        @Override
        public Timing begin(Signal what) {
            return Timing.NONE;
        }
    };

    /** Something that has begun: what its thread does until it is closed is a part of it. */
    interface Timing extends AutoCloseable {
        /** Takes nothing down. */
        Timing NONE = new Timing() {
            @Override
            public void done(String... labels) {}

            @Override
            public void close() {}
        };

        /**
         * It was done, and counts. What is closed without it has failed, and does not.
         *
         * @param labels as for {@link Signals#count}
         */
        void done(String... labels);

        /** It is over. */
        @Override
        void close();
    }

    /**
     * Something happened so many times.
     *
     * @param labels values of the signal's labels, of few known beforehand
     */
    void count(Signal what, long times, String... labels);

    /**
     * Something took so long until now.
     *
     * @param labels as for {@link #count}
     */
    void took(Signal what, Duration time, String... labels);

    /** Something begins that takes time, to be closed by this thread. */
    Timing begin(Signal what);
}
