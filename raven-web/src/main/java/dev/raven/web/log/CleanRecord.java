package dev.raven.web.log;

import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** A record like another that says something else, and what it says is final: it has neither parameters nor a bundle. */
final class CleanRecord {
    private CleanRecord() {}

    static LogRecord like(LogRecord event, String message, @Nullable Throwable thrown) {
        LogRecord clean = new LogRecord(event.getLevel(), message);
        clean.setLoggerName(event.getLoggerName());
        clean.setInstant(event.getInstant());
        clean.setLongThreadID(event.getLongThreadID());
        clean.setSequenceNumber(event.getSequenceNumber());
        clean.setSourceClassName(event.getSourceClassName());
        clean.setSourceMethodName(event.getSourceMethodName());
        clean.setThrown(thrown);
        return clean;
    }
}
