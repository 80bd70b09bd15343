package dev.raven.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.settings.Environment;
import dev.raven.web.ending.LastWord;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import java.io.ByteArrayOutputStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogRedactionEndTest {
    private static final BeforeShutdown SHUTDOWN = new BeforeShutdown() {};

    private final Logger logger = Logger.getLogger("dev.raven.web.log.test.end");
    private final StreamHandler handler = new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter());
    private final LastWord last = new LastWord();
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @BeforeEach
    void begin() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        logger.addHandler(handler);
        new LogRedaction(new Environment(Map.of("RAVEN_LOG_FORMAT", "text"))).begin(new Object(), last);
    }

    @AfterEach
    void end() {
        last.say(SHUTDOWN);
        logger.removeHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void theLogIsTheServersOwnAgain() throws Exception {
        assertThat(handler.getFormatter()).isInstanceOf(RedactingFormatter.class);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotNull();
        last.say(SHUTDOWN);
        assertThat(handler.getFormatter()).isInstanceOf(SimpleFormatter.class);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNull();
        LogManager.getLogManager().updateConfiguration(null);
        assertThat(handler.getFormatter()).isInstanceOf(SimpleFormatter.class);
    }

    @Test
    void whoeverElseIsToldOfThreadsThatEndStays() {
        UncaughtExceptionHandler other = (thread, fault) -> {};
        Thread.setDefaultUncaughtExceptionHandler(other);
        last.say(SHUTDOWN);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(other);
    }

    @Test
    void aNewConfigurationIsLookedAtAtOnce() throws Exception {
        Formatter fresh = new SimpleFormatter();
        handler.setFormatter(fresh);
        LogManager.getLogManager().updateConfiguration(null);
        assertThat(handler.getFormatter())
                .isInstanceOfSatisfying(
                        RedactingFormatter.class,
                        now -> assertThat(now.replaced()).isSameAs(fresh));
    }

    @Test
    void aChangeThatNobodyTellsOfIsFound() throws InterruptedException {
        handler.setFormatter(new SimpleFormatter());
        for (int tenths = 0; tenths < 100 && !(handler.getFormatter() instanceof Redacting); tenths++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(handler.getFormatter()).isInstanceOf(RedactingFormatter.class);
    }
}
