package dev.raven.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {
    private static final String LOG = "raven/ten_AAAAAAAAAAAAAAAAAAAAAA";
    private static final String ROOT = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void isReadBackAsItWasWritten() {
        Checkpoint checkpoint = new Checkpoint(LOG, 1_000_000, new byte[32], NOON);

        assertThat(checkpoint.text()).isEqualTo(LOG + "\n1000000\n" + ROOT + "\ntime 2026-11-26T12:00:00Z\n");
        assertThat(Checkpoint.parse(checkpoint.text()))
                .usingRecursiveComparison()
                .isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'';7;R;time 2026-11-26T12:00:00Z",
                "raven log;7;R;time 2026-11-26T12:00:00Z",
                "raven;07;R;time 2026-11-26T12:00:00Z",
                "raven;-7;R;time 2026-11-26T12:00:00Z",
                "raven;;R;time 2026-11-26T12:00:00Z",
                "raven;9223372036854775808;R;time 2026-11-26T12:00:00Z",
                "raven;7;AAAA;time 2026-11-26T12:00:00Z",
                "raven;7;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=;time 2026-11-26T12:00:00Z",
                "raven;7;R;2026-11-26T12:00:00Z",
                "raven;7;R;time 2026-11-26T12:00:00.5Z",
                "raven;7;R;time 2026-11-26T12:00:00+01:00",
                "raven;7;R;time 2026-13-26T12:00:00Z",
                "raven;7;R;time 2026-11-26T12:00:00Z;more",
                "raven;7;R"
            })
    void refusesWhatIsNotExactlyOne(String lines) {
        String text = lines.replace("'", "").replace("R", ROOT).replace(';', '\n') + "\n";
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFractionsOfSecondsAndShortRoots() {
        assertThatThrownBy(() -> new Checkpoint(LOG, 1, new byte[32], NOON.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint(LOG, 1, new byte[31], NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint(LOG, -1, new byte[32], NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
