package dev.raven.web.log;

import dev.raven.core.content.Redaction;
import dev.raven.core.request.RequestContext;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes a record as another formatter does, message, parameters and stack trace alike, with the id of the request that it was
 * written for, and takes the secrets out of it.
 */
final class RedactingFormatter extends Formatter {
    private final Formatter format;

    RedactingFormatter(Formatter format) {
        this.format = format;
    }

    @Override
    public String format(LogRecord event) {
        return Redaction.of(format.format(
                RequestContext.id().map(id -> ofRequest(event, id)).orElse(event)));
    }

    private LogRecord ofRequest(LogRecord event, String id) {
        LogRecord named = new LogRecord(event.getLevel(), format.formatMessage(event) + " (request " + id + ")");
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
