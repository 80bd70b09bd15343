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
    /** No line of ours is nearly as long. */
    private static final int MOST_BYTES = 1 << 20;

    private final InputStream in;
    private final MessageDigest digest = Sha256.start();
    private long whole;

    CopyReader(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The next whole line without its line feed, or nothing of one that is longer than 1 MiB; empty at the end. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        long length = 0;
        int read = in.read();
        while (read >= 0 && read != '\n') {
            digest.update((byte) read);
            if (length++ < MOST_BYTES) {
                line.write(read);
            }
            read = in.read();
        }
        if (read < 0) {
            return Optional.empty();
        }
        digest.update((byte) '\n');
        whole += length + 1;
        return Optional.of(length <= MOST_BYTES ? line.toByteArray() : new byte[0]);
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
