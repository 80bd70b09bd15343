package dev.raven.web.ending;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The order to end, as a process gets it: SIGTERM. A server's own hooks run once the JVM ends, too late to serve on: they take
 * the application away first, and its listener later. The JDK leaves these two classes open to all (JEP 260), as there is
 * nothing in their place.
 */
final class TerminationSignal {
    private static final String NAME = "TERM";

    private TerminationSignal() {}

    /**
     * Has something done instead of ending the JVM, on a thread of its own each time.
     *
     * @return brings back what was done before
     * @throws IllegalArgumentException where the JVM does not let itself be told: {@code -Xrs}
     */
    static Runnable heard(Runnable then) {
        Signal signal = new Signal(NAME);
        SignalHandler before = Signal.handle(signal, told -> then.run());
        return () -> Signal.handle(signal, before);
    }
}
