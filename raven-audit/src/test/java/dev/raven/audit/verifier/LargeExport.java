package dev.raven.audit.verifier;

import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.NoteSigner;
import dev.raven.audit.tree.Frontier;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes a large export to measure the verifier with: {@code LargeExport DIRECTORY EVENTS}, events of 600 bytes. */
final class LargeExport {
    private static final int EVENT_BYTES = 600;
    private static final int EVENTS_A_CHECKPOINT = 1000;

    private final NoteSigner signer = SampleLog.signer();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Frontier tree = Frontier.empty();

    private LargeExport() {}

    public static void main(String[] arguments) throws IOException {
        new LargeExport().write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }

    private void write(Path directory, long events) throws IOException {
        Files.writeString(directory.resolve("raven-audit.pub"), signer.verifierKey() + "\n");
        String filler =
                "x".repeat(EVENT_BYTES - SampleLog.event(1, "", "0".repeat(64)).length());
        String previous = "0".repeat(64);
        try (Writer export = Files.newBufferedWriter(directory.resolve("export.ndjson"));
                Writer checkpoints = Files.newBufferedWriter(directory.resolve("checkpoints"))) {
            export.write(SampleLog.header(1, events, previous, List.of()) + "\n");
            for (long sequence = 1; sequence <= events; sequence++) {
                String event = SampleLog.event(sequence, filler, previous);
                export.write(SampleLog.line(event) + "\n");
                previous = SampleLog.hash(event);
                tree.append(SampleLog.leaf(event));
                if (sequence % EVENTS_A_CHECKPOINT == 0) {
                    checkpoints.write(checkpoint(sequence) + "\n");
                }
            }
        }
    }

    private String checkpoint(long size) {
        return signer.sign(new Checkpoint(SampleLog.ORIGIN, size, tree.root(), now).text())
                .toString();
    }
}
