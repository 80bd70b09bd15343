package dev.raven.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.request.RequestContext;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.FakePosition;
import dev.raven.web.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.logging.XMLFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogRedactionTest {
    private static final String SECRET = "A".repeat(32) + "123456";
    private static final String KEY = "rk_test_rvn_abcdefghijkl_" + SECRET;

    @AfterEach
    void end() {
        RequestContext.end();
    }

    private static LogRecord record() {
        Exception root = new IllegalStateException("Authorization: Bearer " + KEY);
        Exception fault = new IllegalArgumentException("redis://user:" + SECRET + "@host", root);
        fault.addSuppressed(new IllegalStateException("whsec_" + SECRET));
        LogRecord event = new LogRecord(Level.WARNING, "a request with {0} failed");
        event.setParameters(new Object[] {KEY});
        event.setThrown(fault);
        return event;
    }

    @Test
    void noFormatShowsASecretOfMessageParametersCausesOrSuppressed() {
        for (Formatter format : List.of(new SimpleFormatter(), new XMLFormatter())) {
            assertThat(format.format(record())).contains(SECRET);
            assertThat(new RedactingFormatter(format).format(record()))
                    .doesNotContain(SECRET)
                    .contains("failed", "IllegalArgumentException", "LogRedactionTest");
        }
    }

    @Test
    void aLineOfJsonSaysAllOfItAndNoSecret() {
        RequestContext.begin("req_01234567");
        String line = new JsonFormatter(new SimpleFormatter()).format(record());
        assertThat(line).doesNotContain(SECRET).endsWith("}\n");
        assertThat(line.strip()).hasLineCount(1);
        JsonNode said = Json.read(line.strip().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(said.propertyStream().map(Map.Entry::getKey))
                .containsExactly("time", "level", "logger", "message", "thread", "request_id", "error");
        assertThat(Instant.parse(said.path("time").asText())).isNotNull();
        assertThat(said.path("level").asText()).isEqualTo("WARNING");
        assertThat(said.path("message").asText())
                .startsWith("a request with rk_test_")
                .endsWith(" failed");
        assertThat(said.path("thread").asText())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(said.path("request_id").asText()).isEqualTo("req_01234567");
        assertThat(said.at("/error/type").asText()).isEqualTo(IllegalArgumentException.class.getName());
        assertThat(said.at("/error/stack").asText())
                .contains("Caused by: ", "Suppressed: ", "LogRedactionTest.record")
                .doesNotContain(SECRET);
    }

    @Test
    void aLineOfJsonNamesItsTrace() {
        try (CurrentTrace.Scope within = CurrentTrace.enter(new FakePosition("1".repeat(32)))) {
            assertThat(new JsonFormatter(new SimpleFormatter()).format(record()))
                    .contains("\"trace_id\":\"" + "1".repeat(32) + "\"");
        }
        try (CurrentTrace.Scope within = CurrentTrace.enter(new FakePosition("1".repeat(32), false))) {
            assertThat(new JsonFormatter(new SimpleFormatter()).format(record()))
                    .doesNotContain("trace_id");
        }
        assertThat(new JsonFormatter(new SimpleFormatter()).format(record())).doesNotContain("trace_id");
    }

    @Test
    void aMessageMakesNoRecordOfItsOwn() {
        String text = new RedactingFormatter(new SimpleFormatter())
                .format(new LogRecord(Level.WARNING, "it said: no\r\nSEVERE: all is lost\u2028SEVERE: all"));
        assertThat(text.lines()).noneMatch(line -> line.startsWith("SEVERE"));
        assertThat(text).contains("it said: no", "    SEVERE: all is lost");
    }

    @Test
    void whatIsWrittenForNoRequestSaysNone() {
        assertThat(new JsonFormatter(new SimpleFormatter()).format(new LogRecord(Level.FINE, "\"quoted\"\nand broken")))
                .contains("\"level\":\"DEBUG\"", "\\\"quoted\\\"\\nand broken")
                .doesNotContain("request_id", "error")
                .hasLineCount(1);
    }

    @Test
    void aLineOfTextNamesItsRequest() {
        Formatter format = new RedactingFormatter(new SimpleFormatter());
        assertThat(format.format(record())).doesNotContain("(request");
        RequestContext.begin("req_01234567");
        assertThat(format.format(record()))
                .contains(" failed (request req_01234567)", "IllegalArgumentException")
                .doesNotContain(SECRET);
    }

    /** As the records of JBoss's log manager, which are for printf and have a method that no other has. */
    public static final class PrintfRecord extends LogRecord {
        private static final long serialVersionUID = 1L;

        PrintfRecord(String message, Object... parameters) {
            super(Level.INFO, message);
            setParameters(parameters);
        }

        public String getFormattedMessage() {
            return String.format(getMessage(), getParameters());
        }
    }

    @Test
    void aRecordThatKnowsItsParametersBestIsAsked() {
        LogRecord event = new PrintfRecord("deployed %s with %s in %dms", "raven.war", KEY, 7);
        for (Formatter format : List.of(new SimpleFormatter(), new XMLFormatter())) {
            assertThat(new RedactingFormatter(format).format(event))
                    .contains("deployed raven.war with rk_test_", " in 7ms")
                    .doesNotContain(SECRET);
        }
        assertThat(new JsonFormatter(new SimpleFormatter()).format(event))
                .contains("deployed raven.war with rk_test_", " in 7ms")
                .doesNotContain(SECRET);
    }

    @Test
    void aRecordThatCannotFormatItselfIsFormatted() {
        LogRecord event = new PrintfRecord("a request with %d of {0}", "text");
        assertThat(new RedactingFormatter(new SimpleFormatter()).format(event)).contains("a request with %d of text");
    }

    @Test
    void aRecordThatSaysNothingIsNoFault() {
        LogRecord event = new LogRecord(Level.INFO, null);
        assertThat(new RedactingFormatter(new SimpleFormatter()).format(event)).contains("null");
        assertThat(new JsonFormatter(new SimpleFormatter()).format(event)).contains("\"message\":\"null\"");
    }
}
