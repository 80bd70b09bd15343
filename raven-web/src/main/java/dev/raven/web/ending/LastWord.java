package dev.raven.web.ending;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What is done when everything of Raven has ended: CDI tells an extension of its shutdown behind the end of all contexts, and so of all
 * beans, which end in no order among them.
 */
public class LastWord implements Extension {
    private final Deque<Runnable> words = new ConcurrentLinkedDeque<>();

    /** Whoever asks first has the very last one. */
    public void ask(Runnable word) {
        words.addFirst(word);
    }

    /** Says all, whichever of them fails. */
    public void say(@Observes BeforeShutdown event) {
        say(words.iterator());
    }

    private static void say(Iterator<Runnable> rest) {
        if (rest.hasNext()) {
            try {
                rest.next().run();
            } finally {
                say(rest);
            }
        }
    }
}
