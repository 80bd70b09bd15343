package dev.raven.web.log;

import dev.raven.core.content.Redaction;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Writes a record as another formatter does, message, parameters and stack trace alike, and takes the secrets out of it. */
final class RedactingFormatter extends Formatter {
    private final Formatter format;

    RedactingFormatter(Formatter format) {
        this.format = format;
    }

    @Override
    public String format(LogRecord event) {
        return Redaction.of(format.format(event));
    }

    @Override
    public String formatMessage(LogRecord event) {
        return Redaction.of(format.formatMessage(event));
    }

    @Override
    public String getHead(Handler handler) {
        return format.getHead(handler);
    }

    @Override
    public String getTail(Handler handler) {
        return format.getTail(handler);
    }
}
