package dev.raven.web.startup;

import dev.raven.core.content.Redaction;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.core.settings.UnknownNames;
import dev.raven.core.startup.StartupStep;
import dev.raven.web.state.ServerState;
import dev.raven.web.wiring.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs every start-up step in order, once. Either all work and the server serves, or it says why not and nothing is left of it: the process
 * ends that {@code ./raven} started, and any other server is made to refuse the deployment.
 */
@Singleton
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    private final Environment environment;
    private final Instance<StartupStep> steps;
    private final ServerState state;
    private final Announcement announcement;
    private final AtomicBoolean begun = new AtomicBoolean();

    @Inject
    Startup(Environment environment, @Any Instance<StartupStep> steps, ServerState state, Announcement announcement) {
        this.environment = environment;
        this.steps = steps;
        this.state = state;
        this.announcement = announcement;
    }

    /** @throws IllegalStateException where it failed, by which a server knows that the deployment did; it may tell the event twice */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (begun.compareAndSet(false, true)) {
            start();
        }
    }

    private void start() {
        try {
            announcement.tell("starting");
            UnknownNames.told(environment).forEach(unknown -> LOG.log(Level.WARNING, unknown));
            requireRight(SettingsCheck.mistakes(environment));
            steps.stream().sorted(Comparator.comparingInt(StartupStep::order)).forEach(StartupStep::run);
            state.markStarted();
            announcement.ready();
        } catch (RuntimeException | Error failure) {
            String reason = explain(failure);
            announcement.failed(reason);
            // Without its cause: servers show that to whoever deploys, and not redacted.
            throw new IllegalStateException(Redaction.of(reason));
        }
    }

    /** {@code ./raven} told of all of them before; here the first one ends the start, and the log has the rest. */
    private static void requireRight(List<SettingException> mistakes) {
        mistakes.stream().skip(1).forEach(mistake -> LOG.log(Level.ERROR, mistake.getMessage()));
        mistakes.stream().findFirst().ifPresent(mistake -> {
            throw mistake;
        });
    }

    /** A setting's own line where one is to blame, however deep a container wrapped it. */
    private static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingException setting) {
                LOG.log(Level.ERROR, "Raven cannot start: " + setting.getMessage());
                return String.valueOf(setting.getMessage());
            }
        }
        LOG.log(Level.ERROR, "Raven cannot start", failure);
        return failure instanceof LinkageError
                ? "Raven cannot start, as this server lacks a class or has another one; the log has the details."
                : "Raven cannot start for a reason it does not know; the log has the details.";
    }
}
