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
final class RedactingFormatter extends Formatter implements Redacting {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final Formatter format;

    RedactingFormatter(Formatter format) {
        this.format = format;
    }

    @Override
    public String format(LogRecord event) {
        return Redaction.of(format.format(CleanRecord.like(event, text(event, format), event.getThrown())));
    }

    /** What a record says, not yet redacted, with its request; what others wrote into it does not look like a record of its own. */
    static String text(LogRecord event, Formatter format) {
        String request = RequestContext.id().map(id -> " (request " + id + ")").orElse("");
        return LINE_BREAK.matcher(RecordText.of(event, format)).replaceAll("\n    ") + request;
    }

    @Override
    public String formatMessage(LogRecord event) {
        return Redaction.of(RecordText.of(event, format));
    }

    @Override
    public String getHead(Handler handler) {
        return format.getHead(handler);
    }

    @Override
    public String getTail(Handler handler) {
        return format.getTail(handler);
    }

    @Override
    public Formatter replaced() {
        return format;
    }
}
