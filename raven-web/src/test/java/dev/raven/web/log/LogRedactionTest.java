package dev.raven.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.logging.XMLFormatter;
import org.junit.jupiter.api.Test;

class LogRedactionTest {
    private static final String SECRET = "A".repeat(32) + "123456";
    private static final String KEY = "rk_test_rvn_abcdefghijkl_" + SECRET;

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
    void everyHandlerOfEveryLoggerIsReachedAndOnce() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        StreamHandler handler = new StreamHandler(written, new SimpleFormatter());
        Logger logger = Logger.getLogger("dev.raven.web.log.test");
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            LogRedaction.install();
            Formatter installed = handler.getFormatter();
            LogRedaction.install();
            assertThat(handler.getFormatter()).isSameAs(installed);
            logger.log(record());
            handler.flush();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("failed").doesNotContain(SECRET);
    }
}
