package dev.raven.web.log;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Gives every handler of the server a formatter that keeps secrets out, {@link JsonFormatter} or {@link RedactingFormatter}
 * before whichever it has, before anything of Raven starts, and again when the server reads its configuration anew. It stays when Raven stops: what is logged last is kept
 * clean, too.
 */
@Singleton
public class LogRedaction {
    private static final System.Logger LOG = System.getLogger(LogRedaction.class.getName());
    private static final int FIRST = 0;

    void begin(@Observes @Initialized(ApplicationScoped.class) @Priority(FIRST) Object event, Environment environment) {
        UnaryOperator<Formatter> kind = kind(environment);
        install(kind);
        LogManager.getLogManager().addConfigurationListener(() -> install(kind));
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, fault) -> LOG.log(Level.ERROR, "the thread " + thread.getName() + " ended", fault));
        }
    }

    /** What is wrong with the settings is told by the start, and in the server's own format. */
    private static UnaryOperator<Formatter> kind(Environment environment) {
        try {
            LogSettings settings = LogSettings.from(environment, ServerSettings.from(environment));
            return settings.format() == LogSettings.Format.JSON ? own -> new JsonFormatter() : RedactingFormatter::new;
        } catch (SettingException wrong) {
            return RedactingFormatter::new;
        }
    }

    static void install(UnaryOperator<Formatter> kind) {
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null) {
                for (Handler handler : logger.getHandlers()) {
                    install(handler, kind);
                }
            }
        }
    }

    private static void install(Handler handler, UnaryOperator<Formatter> kind) {
        Formatter format = handler.getFormatter();
        if (format != null && !(format instanceof RedactingFormatter) && !(format instanceof JsonFormatter)) {
            handler.setFormatter(kind.apply(format));
        }
    }
}
