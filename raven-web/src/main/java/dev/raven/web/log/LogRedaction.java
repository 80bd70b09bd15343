package dev.raven.web.log;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.web.ending.LastWord;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * Keeps secrets out of the server's log, whoever writes there, before anything of Raven starts; and again when the server reads its
 * configuration anew, or changes its handlers without a word, which is looked for each five seconds. It ends behind everything else of
 * Raven, so that what is logged last is kept clean, too. From then on the log of a server that lives on is its own again.
 */
@Singleton
public class LogRedaction {
    private static final System.Logger LOG = System.getLogger(LogRedaction.class.getName());
    private static final int FIRST = 0;
    private static final int SECONDS = 5;

    private final ServerLog log;
    private final Runnable look;
    private final UncaughtExceptionHandler uncaught =
            (thread, fault) -> LOG.log(Level.ERROR, "the thread " + thread.getName() + " ended", fault);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-log").daemon().factory());

    @Inject
    LogRedaction(Environment environment) {
        this.log = new ServerLog(format(environment));
        this.look = log::redact;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) @Priority(FIRST) Object event, LastWord last) {
        last.ask(this::end);
        log.redact();
        LogManager.getLogManager().addConfigurationListener(look);
        timer.scheduleWithFixedDelay(this::lookAgain, SECONDS, SECONDS, TimeUnit.SECONDS);
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(uncaught);
        }
    }

    private void lookAgain() {
        try {
            log.redact();
        } catch (RuntimeException | LinkageError refused) {
            LOG.log(Level.ERROR, "a handler of the log is not redacted; tried again in " + SECONDS + " s", refused);
        }
    }

    private void end() {
        timer.shutdownNow();
        LogManager.getLogManager().removeConfigurationListener(look);
        if (Thread.getDefaultUncaughtExceptionHandler() == uncaught) {
            Thread.setDefaultUncaughtExceptionHandler(null);
        }
        if (!jvmEnds()) {
            log.restore();
        }
    }

    /** Then nothing is to be given back, and what is logged until the last moment is kept clean. */
    private static boolean jvmEnds() {
        Thread none = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** What is wrong with the settings is told by the start, and in the server's own format. */
    private static LogSettings.Format format(Environment environment) {
        try {
            return LogSettings.from(environment, ServerSettings.from(environment))
                    .format();
        } catch (SettingException wrong) {
            return LogSettings.Format.TEXT;
        }
    }
}
