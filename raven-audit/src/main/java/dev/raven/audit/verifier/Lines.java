package dev.raven.audit.verifier;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a file, as bytes, one after the other and none longer than 1 MiB. */
final class Lines implements Closeable {
    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] TOO_LONG = new byte[0];

    private final InputStream file;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int at;
    private int end;

    Lines(Path path) throws IOException {
        this.file = Files.newInputStream(path);
    }

    /** The next line, without its end; empty at the end of the file. A line that is too long reads as an empty one. */
    Optional<byte[]> next() throws IOException {
        begun.reset();
        boolean any = false;
        boolean tooLong = false;
        while (at < end || fill()) {
            any = true;
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            tooLong |= begun.size() + at - start > MOST_BYTES;
            if (at < end) {
                byte[] line = tooLong ? TOO_LONG : line(start);
                at++;
                return Optional.of(line);
            }
            if (!tooLong) {
                begun.write(buffer, start, at - start);
            }
        }
        return any ? Optional.of(tooLong ? TOO_LONG : begun.toByteArray()) : Optional.empty();
    }

    private byte[] line(int start) {
        if (begun.size() == 0) {
            return Arrays.copyOfRange(buffer, start, at);
        }
        begun.write(buffer, start, at - start);
        return begun.toByteArray();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, file.read(buffer));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
