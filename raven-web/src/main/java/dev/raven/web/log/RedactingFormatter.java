package dev.raven.web.log;

import dev.raven.core.content.Redaction;
import dev.raven.core.request.RequestContext;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Writes a record as another formatter does, message, parameters and stack trace alike, with the id of the request that it was
 * written for, and takes the secrets out of it.
 */
final class RedactingFormatter extends Formatter {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final Formatter format;

    RedactingFormatter(Formatter format) {
        this.format = format;
    }

    @Override
    public String format(LogRecord event) {
        String request = RequestContext.id().map(id -> " (request " + id + ")").orElse("");
        return Redaction.of(format.format(saying(event, indented(format.formatMessage(event)) + request)));
    }

    /** What others wrote into a message does not look like a record of its own. */
    private static String indented(String message) {
        return LINE_BREAK.matcher(message).replaceAll("\n    ");
    }

    private static LogRecord saying(LogRecord event, String message) {
        LogRecord named = new LogRecord(event.getLevel(), message);
        named.setLoggerName(event.getLoggerName());
        named.setInstant(event.getInstant());
        named.setLongThreadID(event.getLongThreadID());
        named.setSequenceNumber(event.getSequenceNumber());
        named.setSourceClassName(event.getSourceClassName());
        named.setSourceMethodName(event.getSourceMethodName());
        named.setThrown(event.getThrown());
        return named;
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
