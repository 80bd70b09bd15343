package dev.raven.web.log;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Puts {@link RedactingFormatter} before every handler of the server, whichever formatter it has, before anything of Raven
 * starts, and again when the server reads its configuration anew. It stays when Raven stops: what is logged last is kept
 * clean, too.
 */
@Singleton
public class LogRedaction {
    private static final System.Logger LOG = System.getLogger(LogRedaction.class.getName());
    private static final int FIRST = 0;

    void begin(@Observes @Initialized(ApplicationScoped.class) @Priority(FIRST) Object event) {
        install();
        LogManager.getLogManager().addConfigurationListener(LogRedaction::install);
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, fault) -> LOG.log(Level.ERROR, "the thread " + thread.getName() + " ended", fault));
        }
    }

    static void install() {
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null) {
                for (Handler handler : logger.getHandlers()) {
                    install(handler);
                }
            }
        }
    }

    private static void install(Handler handler) {
        Formatter format = handler.getFormatter();
        if (format != null && !(format instanceof RedactingFormatter)) {
            handler.setFormatter(new RedactingFormatter(format));
        }
    }
}
