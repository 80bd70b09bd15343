package dev.raven.web.startup;

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

/** Runs every start-up step in order. Either all work and the server serves, or it never does and says why. */
@Singleton
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    private final Environment environment;
    private final Instance<StartupStep> steps;
    private final ServerState state;
    private final Announcement announcement;

    @Inject
    Startup(Environment environment, @Any Instance<StartupStep> steps, ServerState state, Announcement announcement) {
        this.environment = environment;
        this.steps = steps;
        this.state = state;
        this.announcement = announcement;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            announcement.tell("starting");
            UnknownNames.told(environment).forEach(unknown -> LOG.log(Level.WARNING, unknown));
            requireRight(SettingsCheck.mistakes(environment));
            steps.stream().sorted(Comparator.comparingInt(StartupStep::order)).forEach(StartupStep::run);
            state.markStarted();
            announcement.ready();
        } catch (RuntimeException failure) {
            announcement.failed(explain(failure));
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
        return "Raven cannot start for a reason it does not know; the log has the details.";
    }
}
