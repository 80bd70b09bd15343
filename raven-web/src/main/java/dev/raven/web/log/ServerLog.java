package dev.raven.web.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The handlers of all loggers of the server, each made to write without secrets, and as it was again. */
final class ServerLog {
    private final LogSettings.Format kind;
    /** Those that were given a formatter of ours: a server may have taken one away that it gives to a logger again. */
    private final Set<Handler> formatting = Collections.newSetFromMap(new WeakHashMap<>());

    private boolean restored;

    private record Installed(Logger logger, Handler handler) {}

    ServerLog(LogSettings.Format kind) {
        this.kind = kind;
    }

    /** Reaches the handlers that there are now; where it has before, nothing changes. */
    synchronized void redact() {
        if (!restored) {
            each(handlers(), this::redact);
        }
    }

    /** Takes back all that was done, for good: the server's loggers outlive the application, whose classes must be free to go. */
    synchronized void restore() {
        restored = true;
        try {
            each(handlers(), ServerLog::restore);
        } finally {
            List<Handler> given = List.copyOf(formatting);
            formatting.clear();
            each(given, ServerLog::restore);
        }
    }

    private void redact(Installed installed) {
        Logger logger = installed.logger();
        Handler handler = installed.handler();
        Formatter format = handler.getFormatter();
        if (handler instanceof RedactingHandler || format instanceof Redacting) {
            return;
        }
        if (Stream.of(logger.getHandlers())
                .anyMatch(other -> other instanceof RedactingHandler ours && ours.replaced() == handler)) {
            logger.removeHandler(handler); // the server gave it again, as it looks for its own
            return;
        }
        if (format == null) {
            replace(logger, handler, new RedactingHandler(handler));
        } else {
            formatting.add(handler);
            handler.setFormatter(
                    kind == LogSettings.Format.JSON ? new JsonFormatter(format) : new RedactingFormatter(format));
        }
    }

    private static void restore(Installed installed) {
        if (installed.handler() instanceof RedactingHandler ours) {
            replace(installed.logger(), ours, ours.replaced());
        }
    }

    private static void restore(Handler handler) {
        if (handler.getFormatter() instanceof Redacting ours) {
            handler.setFormatter(ours.replaced());
        }
    }

    /** In this order, as there is no way to do it at once: a line between is written twice, and none is lost. */
    private static void replace(Logger logger, Handler before, Handler now) {
        logger.addHandler(now);
        logger.removeHandler(before);
    }

    private static List<Installed> handlers() {
        LogManager manager = LogManager.getLogManager();
        return Collections.list(manager.getLoggerNames()).stream()
                .map(manager::getLogger)
                .filter(Objects::nonNull)
                .flatMap(logger -> Stream.of(logger.getHandlers()).map(handler -> new Installed(logger, handler)))
                .toList();
    }

    /** All of them, whatever one of them refuses; the first that does is told at the end. */
    private static <T> void each(List<T> all, Consumer<T> then) {
        List<RuntimeException> refused = new ArrayList<>();
        for (T one : all) {
            try {
                then.accept(one);
            } catch (RuntimeException refusal) {
                refused.add(refusal);
            }
        }
        refused.stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }
}
