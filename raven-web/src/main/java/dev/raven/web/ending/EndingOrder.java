package dev.raven.web.ending;

import dev.raven.core.startup.Draining;
import dev.raven.core.worker.Undertaking;
import dev.raven.web.state.ServerState;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has this node end in order when its process is told to. A second order ends what the first one waits for. */
@Singleton
class EndingOrder {
    private static final Logger LOG = System.getLogger(EndingOrder.class.getName());
    /** Behind the start: what is still starting ends at once. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 900;

    private final DrainSettings settings;
    private final Draining draining;
    private final Traffic traffic;
    private final Instance<Undertaking> undertakings;
    private final AtomicBoolean listening = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Runnable deaf = () -> {};

    @Inject
    EndingOrder(DrainSettings settings, Draining draining, Traffic traffic, @Any Instance<Undertaking> undertakings) {
        this.settings = settings;
        this.draining = draining;
        this.traffic = traffic;
        this.undertakings = undertakings;
    }

    /** Once: a server may tell the event twice. */
    void listen(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object event, ServerState state) {
        if (!state.started() || !listening.compareAndSet(false, true)) {
            return;
        }
        Ending ending =
                new Ending(settings, draining, traffic, undertakings.stream().toList());
        try {
            deaf = TerminationSignal.heard(() -> told(ending));
        } catch (IllegalArgumentException | LinkageError unheard) {
            LOG.log(Level.WARNING, "Raven cannot hear SIGTERM, and ends without draining: " + unheard);
        }
    }

    private void told(Ending ending) {
        if (!begun.compareAndSet(false, true)) {
            ending.hurry();
            return;
        }
        try {
            ending.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "Raven ends without waiting for what is in hand", failed);
        }
        System.exit(0); // the server's hooks end the rest: the last events, their checkpoint, their copies
    }

    /** The application may go and the process stay. */
    void forget(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        deaf.run();
    }
}
