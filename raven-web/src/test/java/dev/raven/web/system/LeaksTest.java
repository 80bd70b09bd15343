package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that cannot find proves nothing: it is shown what it has to find. */
class LeaksTest {
    private static final String SECRET = "ZqSaidKx1234w";

    @TempDir
    private Path directory;

    private void leak(byte[] bytes) throws IOException {
        Files.write(Files.createDirectories(directory.resolve("deep/down")).resolve("file"), bytes);
    }

    @Test
    void findsASecretInEveryForm() throws IOException {
        String text = "before " + SECRET + " after";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte[] leaked : new byte[][] {
            bytes,
            text.toLowerCase().getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_16LE),
            text.getBytes(StandardCharsets.UTF_16BE),
            HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.UTF_8),
            Base64.getEncoder().encode(bytes),
            Base64.getEncoder().encode(text.substring(1).getBytes(StandardCharsets.UTF_8)),
            Base64.getUrlEncoder().encode(text.substring(2).getBytes(StandardCharsets.UTF_8))
        }) {
            leak(leaked);
            assertThat(Leaks.in(directory).of(SECRET)).containsExactly(Path.of("deep/down/file"));
            assertThat(Leaks.in(new String(leaked, StandardCharsets.ISO_8859_1), SECRET))
                    .isTrue();
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() throws IOException {
        leak("ZqSaidKx1234".getBytes(StandardCharsets.UTF_8));
        assertThat(Leaks.in(directory).of(SECRET)).isEmpty();
    }
}
