package dev.raven.audit.sink;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Reads a file line by line, and hashes it along the way. What follows the last line feed is no line. */
final class CopyReader implements AutoCloseable {
    private final InputStream in;
    private final MessageDigest digest = Sha256.start();
    private long whole;

    CopyReader(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The next whole line without its line feed; empty at the end. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int read = in.read();
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = in.read();
        }
        byte[] bytes = line.toByteArray();
        digest.update(bytes);
        if (read < 0) {
            return Optional.empty();
        }
        digest.update((byte) '\n');
        whole += bytes.length + 1;
        return Optional.of(bytes);
    }

    /** How many bytes the whole lines so far had. */
    long whole() {
        return whole;
    }

    /** SHA-256 in lower-case hex of all that was read. For once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
