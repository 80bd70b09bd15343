package dev.raven.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.web.request.BodyIncompleteException;
import dev.raven.web.request.BodyTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    private static final RequestLimits PLAIN = RequestLimits.of("/api/v1/memory/ingest");
    private static final RequestLimits STREAM = RequestLimits.of("/api/v1/memory/ingest/bulk");

    private long now = Long.MAX_VALUE - 1_000;

    /** Bytes without end, each read of which takes a while. */
    private final class Trickle extends ServletInputStream {
        private final Duration each;

        Trickle(Duration each) {
            this.each = each;
        }

        @Override
        public int read() {
            now += each.toNanos();
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            now += each.toNanos();
            return length;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("read by waiting");
        }
    }

    private LimitedBody body(RequestLimits limits, Duration each) {
        return new LimitedBody(new Trickle(each), limits, () -> now);
    }

    private static int readUntilCut(LimitedBody body, int most) throws IOException {
        for (int i = 0; i < most; i++) {
            try {
                body.read();
            } catch (BodyIncompleteException cut) {
                return i;
            }
        }
        return most;
    }

    @Test
    void aBodyThatTricklesIsCutAfterHalfAMinute() throws IOException {
        assertThat(readUntilCut(body(PLAIN, Duration.ofSeconds(1)), 1_000)).isEqualTo(30);
    }

    @Test
    void soIsAStreamThatSendsAByteASecond() throws IOException {
        assertThat(readUntilCut(body(STREAM, Duration.ofSeconds(1)), 1_000)).isEqualTo(30);
    }

    @Test
    void aStreamThatSendsAKibibyteASecondGoesOnForAQuarterOfAnHour() throws IOException {
        LimitedBody body = body(STREAM, Duration.ofSeconds(1));
        for (int i = 0; i < 15 * 60; i++) {
            assertThat(body.read(new byte[1024])).isEqualTo(1024);
        }
        assertThatThrownBy(() -> body.read(new byte[1024])).isInstanceOf(BodyIncompleteException.class);
    }

    @Test
    void whatRavenTakesItsTimeForIsNotHeldAgainstTheClient() throws IOException {
        LimitedBody body = body(STREAM, Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) {
            body.read();
            now += Duration.ofMinutes(1).toNanos();
        }
    }

    @Test
    void aBodyPastItsSizeIsCut() throws IOException {
        LimitedBody body = body(PLAIN, Duration.ZERO);
        assertThat(body.read(new byte[1024 * 1024])).isEqualTo(1024 * 1024);
        assertThatThrownBy(body::read).isInstanceOf(BodyTooLargeException.class);
    }
}
