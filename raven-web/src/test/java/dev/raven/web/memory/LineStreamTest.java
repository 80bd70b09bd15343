package dev.raven.web.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineStreamTest {

    /** Brings so many bytes a read. */
    private static InputStream drip(String text, int bytes) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, bytes));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    private static List<LineStream.Line> all(InputStream body) throws IOException {
        LineStream stream = new LineStream(body);
        List<LineStream.Line> all = new ArrayList<>();
        List<LineStream.Line> came = stream.next();
        while (!came.isEmpty()) {
            assertThat(came).hasSizeLessThanOrEqualTo(LineStream.MOST);
            all.addAll(came);
            came = stream.next();
        }
        return all;
    }

    private static List<String> texts(InputStream body) throws IOException {
        return all(body).stream()
                .map(line -> line.number() + " " + new String(line.content(), StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void findsTheSameLinesHoweverTheyCome(int bytes) throws IOException {
        assertThat(texts(drip("one\ntwö\r\n\n last", bytes))).containsExactly("1 one", "2 twö\r", "3 ", "4  last");
        assertThat(texts(drip("one\n", bytes))).containsExactly("1 one");
        assertThat(texts(drip("", bytes))).isEmpty();
    }

    @Test
    void handsOverWhatIsThereWithoutWaitingForMore() throws IOException {
        LineStream stream = new LineStream(drip("one\ntwo\nthree\n", 6));
        assertThat(stream.next()).hasSize(1);
        assertThat(stream.number()).isEqualTo(2);
    }

    @Test
    void handsOverManyLinesInParts() throws IOException {
        assertThat(all(drip("x\n".repeat(1000), 100_000))).hasSize(1000);
    }

    @Test
    void aLineThatIsTooLongIsLostAlone() throws IOException {
        String huge = "y".repeat(LineStream.LONGEST + 1);
        List<LineStream.Line> lines = all(drip("a\n" + huge + "\nb\n" + huge, 50_000));
        assertThat(lines).extracting(LineStream.Line::tooLong).containsExactly(false, true, false, true);
        assertThat(lines.get(1).content()).isEmpty();
        assertThat(lines.get(1).blank()).isFalse();
        assertThat(all(drip("y".repeat(LineStream.LONGEST), 50_000)))
                .extracting(LineStream.Line::tooLong)
                .containsExactly(false);
    }

    @Test
    void knowsBlankLines() throws IOException {
        assertThat(all(drip("\n \t\r\n{}\n", 9)))
                .extracting(LineStream.Line::blank)
                .containsExactly(true, true, false);
    }
}
