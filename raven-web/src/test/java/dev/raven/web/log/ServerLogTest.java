package dev.raven.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.request.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerLogTest {
    private static final String SECRET = "A".repeat(32) + "123456";
    private static final String KEY = "rk_test_rvn_abcdefghijkl_" + SECRET;

    private final Logger logger = Logger.getLogger("dev.raven.web.log.test");
    private final ServerLog text = new ServerLog(LogSettings.Format.TEXT);
    private final ServerLog json = new ServerLog(LogSettings.Format.JSON);

    /** As Open Liberty's: without a formatter, and what it is given is what it writes. */
    private static final class Writing extends Handler {
        private final List<LogRecord> written = new ArrayList<>();
        private boolean flushed;
        private boolean closed;

        @Override
        public void publish(LogRecord event) {
            if (isLoggable(event)) {
                written.add(event);
            }
        }

        @Override
        public void flush() {
            flushed = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void prepare() {
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void restore() {
        RequestContext.end();
        text.restore();
        json.restore();
        for (Handler handler : logger.getHandlers()) {
            logger.removeHandler(handler);
        }
    }

    private static LogRecord event() {
        Exception fault = new IllegalArgumentException("redis://user:" + SECRET + "@host", new Unprintable());
        fault.addSuppressed(new IllegalStateException("whsec_" + SECRET));
        LogRecord event = new LogRecord(Level.WARNING, "a request with {0}\nfailed");
        event.setParameters(new Object[] {KEY});
        event.setThrown(fault);
        event.setLoggerName("somebody");
        event.setSourceClassName("Somebody");
        return event;
    }

    /** Says more than its message. */
    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return "Unprintable: Authorization: Bearer " + KEY;
        }
    }

    private static String printed(Throwable thrown) {
        StringWriter printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }

    @Test
    void everyHandlerOfEveryLoggerIsReachedAndOnce() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        StreamHandler formatting = new StreamHandler(written, new SimpleFormatter());
        logger.addHandler(formatting);
        logger.addHandler(new Writing());
        text.redact();
        Formatter installed = formatting.getFormatter();
        List<Handler> handlers = List.of(logger.getHandlers());
        text.redact();
        json.redact();
        assertThat(formatting.getFormatter()).isSameAs(installed);
        assertThat(logger.getHandlers()).containsExactlyElementsOf(handlers);
        logger.log(event());
        formatting.flush();
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("failed").doesNotContain(SECRET);
    }

    @Test
    void aHandlerThatWritesItselfIsGivenNoSecretAndTheRequest() {
        Writing writing = new Writing();
        logger.addHandler(writing);
        text.redact();
        RequestContext.begin("req_01234567");
        LogRecord event = event();
        logger.log(event);
        LogRecord written = writing.written.getFirst();
        assertThat(written.getMessage())
                .startsWith("a request with rk_test_")
                .endsWith("\n    failed (request req_01234567)")
                .doesNotContain(SECRET);
        assertThat(written.getParameters()).isNull();
        assertThat(written)
                .extracting(
                        LogRecord::getLevel,
                        LogRecord::getLoggerName,
                        LogRecord::getInstant,
                        LogRecord::getSourceClassName,
                        LogRecord::getLongThreadID)
                .containsExactly(
                        Level.WARNING,
                        "somebody",
                        event.getInstant(),
                        "Somebody",
                        Thread.currentThread().threadId());
        assertThat(event.getParameters()).containsExactly(KEY);
    }

    @Test
    void whatWasThrownIsToldByItsTypeAndPlaceAndWithoutSecrets() {
        Writing writing = new Writing();
        logger.addHandler(writing);
        text.redact();
        logger.log(event());
        Throwable thrown = writing.written.getFirst().getThrown();
        assertThat(printed(thrown))
                .startsWith("java.lang.IllegalArgumentException: redis://")
                .contains(
                        "at dev.raven.web.log.ServerLogTest.event(",
                        "Caused by: Unprintable: ",
                        "Suppressed: java.lang.Ill")
                .doesNotContain(SECRET, "CleanThrowable");
        assertThat(thrown.getMessage() + thrown.getCause().getMessage() + thrown.getCause())
                .doesNotContain(SECRET);
        assertThat(printed(event().getThrown())).contains(SECRET);
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        Exception one = new IllegalStateException("one");
        Exception other = new IllegalStateException("other", one);
        one.initCause(other);
        other.addSuppressed(one);
        assertThat(printed(CleanThrowable.of(one))).contains("one", "other");
    }

    @Test
    void aHandlerThatWritesItselfIsGivenTextWhateverTheFormat() {
        Writing writing = new Writing();
        logger.addHandler(writing);
        json.redact();
        RequestContext.begin("req_01234567");
        logger.log(event());
        LogRecord written = writing.written.getFirst();
        assertThat(written.getMessage()).doesNotContain("{").endsWith("(request req_01234567)");
    }

    @Test
    void whatIsSetOnAHandlerThatWritesItselfHolds() throws UnsupportedEncodingException {
        Writing writing = new Writing();
        logger.addHandler(writing);
        text.redact();
        Handler ours = logger.getHandlers()[0];
        ErrorManager errors = new ErrorManager();
        ours.setLevel(Level.SEVERE);
        ours.setEncoding("UTF-8");
        ours.setErrorManager(errors);
        ours.setFilter(event -> !event.getMessage().contains("dull"));
        logger.log(event());
        logger.log(Level.SEVERE, "dull");
        logger.log(Level.SEVERE, "all is lost");
        assertThat(writing.written)
                .singleElement()
                .extracting(LogRecord::getMessage)
                .isEqualTo("all is lost");
        assertThat(writing.getEncoding()).isEqualTo("UTF-8");
        assertThat(writing.getErrorManager()).isSameAs(errors);
        assertThat(ours.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(ours.isLoggable(event())).isFalse();
        assertThat(ours.getFormatter()).isNull();
        ours.flush();
        ours.close();
        assertThat(writing.flushed && writing.closed).isTrue();
    }

    @Test
    void nothingOfOursIsLeftBehindAlsoOnAHandlerThatNoLoggerHas() {
        Writing writing = new Writing();
        SimpleFormatter own = new SimpleFormatter();
        StreamHandler formatting = new StreamHandler(new ByteArrayOutputStream(), own);
        StreamHandler taken = new StreamHandler(new ByteArrayOutputStream(), own);
        logger.addHandler(writing);
        logger.addHandler(formatting);
        logger.addHandler(taken);
        json.redact();
        logger.removeHandler(taken);
        json.restore();
        assertThat(logger.getHandlers()).containsExactlyInAnyOrder(writing, formatting);
        assertThat(formatting.getFormatter()).isSameAs(own);
        assertThat(taken.getFormatter()).isSameAs(own);
        json.redact();
        assertThat(formatting.getFormatter()).as("once it has ended").isSameAs(own);
    }

    @Test
    void aHandlerThatTheServerGivesAgainIsNotWrappedTwice() {
        Writing writing = new Writing();
        logger.addHandler(writing);
        text.redact();
        logger.addHandler(writing);
        text.redact();
        logger.log(event());
        assertThat(writing.written).hasSize(1);
        text.restore();
        assertThat(logger.getHandlers()).containsExactly(writing);
    }

    @Test
    void oneHandlerThatRefusesLeavesNoOtherUnredacted() {
        Writing writing = new Writing();
        StreamHandler refusing = new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter()) {
            @Override
            public void setFormatter(Formatter formatter) {
                if (formatter instanceof Redacting) {
                    throw new SecurityException("not here");
                }
                super.setFormatter(formatter);
            }
        };
        logger.addHandler(refusing);
        logger.addHandler(writing);
        assertThatThrownBy(text::redact).isInstanceOf(SecurityException.class);
        assertThat(logger.getHandlers()).doesNotContain(writing);
    }

    @Test
    void oneHandlerThatRefusesLeavesNoOtherAsItWasMade() {
        StreamHandler refusing = new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter()) {
            private boolean given;

            @Override
            public void setFormatter(Formatter formatter) {
                if (given && !(formatter instanceof Redacting)) {
                    throw new SecurityException("not again");
                }
                given = formatter instanceof Redacting;
                super.setFormatter(formatter);
            }
        };
        List<StreamHandler> others = List.of(
                new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter()),
                new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter()));
        logger.addHandler(refusing);
        others.forEach(logger::addHandler);
        text.redact();
        assertThatThrownBy(text::restore).isInstanceOf(SecurityException.class);
        assertThat(others).extracting(Handler::getFormatter).hasOnlyElementsOfType(SimpleFormatter.class);
    }

    @Test
    void whoeverLogsWhatCannotBeToldIsNotToFail() {
        Writing writing = new Writing();
        logger.addHandler(writing);
        text.redact();
        LogRecord event = new LogRecord(Level.SEVERE, "failed");
        event.setThrown(new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new UnsupportedOperationException(KEY);
            }
        });
        logger.log(event);
        assertThat(writing.written)
                .extracting(LogRecord::getMessage)
                .containsExactly("what was to be logged here cannot be told: java.lang.UnsupportedOperationException");
    }

    @Test
    void theNextDeploymentRedactsOnceMore() {
        StreamHandler formatting = new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter());
        logger.addHandler(formatting);
        text.redact();
        text.restore();
        json.redact();
        assertThat(formatting.getFormatter())
                .isInstanceOfSatisfying(
                        JsonFormatter.class, now -> assertThat(now.replaced()).isInstanceOf(SimpleFormatter.class));
    }
}
