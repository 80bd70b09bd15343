package dev.raven.web.log;

import dev.raven.core.content.Redaction;
import dev.raven.core.request.RequestContext;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.TracePosition;
import dev.raven.web.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes each record as one line of JSON, with the ids of the request and the trace that it was written for. Secrets are taken out before, text
 * by text, as what is cut out of JSON could be a part of it.
 */
final class JsonFormatter extends Formatter implements Redacting {
    private final Formatter replaced;

    JsonFormatter(Formatter replaced) {
        this.replaced = replaced;
    }

    @Override
    public Formatter replaced() {
        return replaced;
    }

    @Override
    public String format(LogRecord event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", event.getInstant().toString());
        line.put("level", level(event.getLevel()));
        line.put("logger", clean(event.getLoggerName()));
        line.put("message", clean(RecordText.of(event, this)));
        line.put("thread", clean(Thread.currentThread().getName()));
        RequestContext.id().ifPresent(id -> line.put("request_id", clean(id)));
        CurrentTrace.position()
                .filter(TracePosition::isTraced)
                .ifPresent(position -> line.put("trace_id", position.traceId()));
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            line.put("error", Map.of("type", thrown.getClass().getName(), "stack", clean(stack(thrown))));
        }
        return new String(Json.write(line), StandardCharsets.UTF_8) + "\n";
    }

    /** By the names of {@link System.Logger}, which Raven logs with. */
    private static String level(Level level) {
        return Stream.of(
                        System.Logger.Level.ERROR,
                        System.Logger.Level.WARNING,
                        System.Logger.Level.INFO,
                        System.Logger.Level.DEBUG)
                .filter(known -> level.intValue() >= known.getSeverity())
                .findFirst()
                .orElse(System.Logger.Level.TRACE)
                .getName();
    }

    private static String clean(@Nullable String text) {
        return Redaction.of(String.valueOf(text));
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
