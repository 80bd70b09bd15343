package dev.raven.web.log;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;

/**
 * What is done when everything of Raven has ended: CDI tells an extension of its shutdown behind the end of all contexts, and so of all
 * beans, which end in no order among them.
 */
public class LastWord implements Extension {
    private Runnable last = () -> {};

    void is(Runnable work) {
        last = work;
    }

    void say(@Observes BeforeShutdown event) {
        last.run();
    }
}
