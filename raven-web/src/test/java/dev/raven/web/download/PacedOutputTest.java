package dev.raven.web.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedOutputTest {
    private static final byte[] A_SECONDS_WORTH = new byte[(int) PacedOutput.LEAST_BYTES_A_SECOND];

    private long now = Long.MAX_VALUE - 1_000;

    /** Takes whatever it is given, each time after a while. */
    private PacedOutput client(Duration each) {
        OutputStream trickle = new OutputStream() {
            @Override
            public void write(int one) {
                now += each.toNanos();
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                now += each.toNanos();
            }

            @Override
            public void flush() {
                now += each.toNanos();
            }
        };
        return new PacedOutput(trickle, () -> now);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static int untilCut(Step step) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            try {
                step.run();
            } catch (SocketTimeoutException cut) {
                return i;
            }
        }
        return 1_000;
    }

    @Test
    void whoTakesAByteASecondIsCutAfterHalfAMinute() throws IOException {
        PacedOutput one = client(Duration.ofSeconds(1));
        assertThat(untilCut(() -> one.write('x'))).isEqualTo(30);
        PacedOutput some = client(Duration.ofSeconds(1));
        assertThat(untilCut(() -> some.write(new byte[9], 0, 9))).isEqualTo(30);
        PacedOutput flushed = client(Duration.ofSeconds(1));
        assertThat(untilCut(flushed::flush)).isEqualTo(30);
    }

    @Test
    void whoTakesItSteadilyGetsAllOfIt() throws IOException {
        PacedOutput steady = client(Duration.ofSeconds(1));
        assertThat(untilCut(() -> steady.write(A_SECONDS_WORTH))).isEqualTo(1_000);
    }

    @Test
    void whoGoesOnAtHalfThatIsCutInTheEnd() throws IOException {
        PacedOutput slow = client(Duration.ofSeconds(2));
        assertThat(untilCut(() -> slow.write(A_SECONDS_WORTH))).isEqualTo(30);
    }

    @Test
    void whatRavenTakesItsTimeForIsNotHeldAgainstTheClient() throws IOException {
        PacedOutput quick = client(Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) {
            quick.write('x');
            now += Duration.ofMinutes(1).toNanos();
        }
    }

    @Test
    void whatIsWrittenIsSentAsItIs() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        PacedOutput out = new PacedOutput(sent, System::nanoTime);
        out.write('a');
        out.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);
        assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("abc");
    }
}
