package dev.raven.audit.note;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is signed of a log: how far it had come, and when (C2SP tlog-checkpoint, with one extension line {@code time …}).
 *
 * @param origin which log: the key's name, a slash and the log's id
 * @param size how many events the tree has
 * @param root of that tree, 32 bytes
 * @param time when it was signed, in whole seconds
 */
public record Checkpoint(String origin, long size, byte[] root, Instant time) {
    private static final int ROOT_BYTES = 32;
    private static final Pattern TEXT = Pattern.compile(
            "([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\ntime ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)\n");

    public Checkpoint {
        VerifierKey.name(origin);
        if (size < 0 || root.length != ROOT_BYTES || !time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("a checkpoint must have a size, a root of 32 bytes and whole seconds");
        }
    }

    /**
     * Reads a checkpoint from the text of a note, which must have been verified.
     *
     * @throws IllegalArgumentException when it is not exactly what {@link #text} writes
     */
    public static Checkpoint parse(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()) {
            throw new IllegalArgumentException("a checkpoint must be an origin, a size, a root and a time");
        }
        try {
            return new Checkpoint(
                    lines.group(1),
                    Long.parseLong(lines.group(2)),
                    StrictBase64.bytes(lines.group(3)),
                    Instant.parse(lines.group(4)));
        } catch (NumberFormatException | DateTimeException invalid) {
            throw new IllegalArgumentException("a checkpoint must have a size of 63 bits and a time", invalid);
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + StrictBase64.of(root) + "\ntime " + time + "\n";
    }
}
