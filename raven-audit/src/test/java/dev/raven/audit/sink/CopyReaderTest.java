package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyReaderTest {
    @TempDir
    Path directory;

    @Test
    void aLineThatIsNoneOfOursIsNotHeldWhole() throws IOException, NoSuchAlgorithmException {
        Path file = Files.writeString(directory.resolve("a.ndjson"), "x".repeat(3 << 20) + "\nshort\ntorn");
        try (CopyReader reader = new CopyReader(file)) {
            assertThat(reader.next())
                    .hasValueSatisfying(line -> assertThat(line).isEmpty());
            assertThat(reader.next()).hasValue("short".getBytes(StandardCharsets.UTF_8));
            assertThat(reader.next()).isEmpty();
            assertThat(reader.whole()).isEqualTo((3 << 20) + 7);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            assertThat(reader.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
        }
    }
}
