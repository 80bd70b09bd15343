package dev.raven.web.log;

import dev.raven.core.content.Redaction;
import java.io.UnsupportedEncodingException;
import java.util.logging.ErrorManager;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a handler that has no formatter, as it writes records itself, and passes on a copy of each: with the id of its request and
 * without secrets. Whether that becomes a line of JSON is the handler's to say, as no other can. Of all else that a server asks or sets, it is the other.
 */
final class RedactingHandler extends Handler {
    private static final Formatter PLAIN = new SimpleFormatter();

    private final Handler replaced;

    RedactingHandler(Handler replaced) {
        this.replaced = replaced;
    }

    /** Whose place it took. */
    Handler replaced() {
        return replaced;
    }

    @Override
    public void publish(@Nullable LogRecord event) {
        if (event != null && replaced.isLoggable(event)) {
            replaced.publish(safe(event));
        }
    }

    /** Whoever logs is not to fail for what they log, such as an exception that cannot tell what it is, nor for a class that is gone at the end of all. */
    private static LogRecord safe(LogRecord event) {
        try {
            return clean(event);
        } catch (RuntimeException | StackOverflowError | LinkageError untold) {
            return CleanRecord.like(
                    event,
                    "what was to be logged here cannot be told: "
                            + untold.getClass().getName(),
                    null);
        }
    }

    private static LogRecord clean(LogRecord event) {
        return CleanRecord.like(
                event, Redaction.of(RedactingFormatter.text(event, PLAIN)), CleanThrowable.of(event.getThrown()));
    }

    @Override
    public void flush() {
        replaced.flush();
    }

    @Override
    public void close() {
        replaced.close();
    }

    @Override
    public boolean isLoggable(@Nullable LogRecord event) {
        return replaced.isLoggable(event);
    }

    @Override
    public Level getLevel() {
        return replaced.getLevel();
    }

    @Override
    public void setLevel(Level level) {
        replaced.setLevel(level);
    }

    @Override
    public @Nullable Filter getFilter() {
        return replaced.getFilter();
    }

    @Override
    public void setFilter(@Nullable Filter filter) {
        replaced.setFilter(filter);
    }

    @Override
    public @Nullable String getEncoding() {
        return replaced.getEncoding();
    }

    @Override
    public void setEncoding(@Nullable String encoding) throws UnsupportedEncodingException {
        replaced.setEncoding(encoding);
    }

    @Override
    public @Nullable Formatter getFormatter() {
        return replaced.getFormatter();
    }

    @Override
    public void setFormatter(Formatter formatter) {
        replaced.setFormatter(formatter);
    }

    @Override
    public ErrorManager getErrorManager() {
        return replaced.getErrorManager();
    }

    @Override
    public void setErrorManager(ErrorManager errors) {
        replaced.setErrorManager(errors);
    }
}
