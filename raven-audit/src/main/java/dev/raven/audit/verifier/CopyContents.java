package dev.raven.audit.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What the files of a copy hold besides events: which logs, their checkpoints, and lines that are neither. */
final class CopyContents {
    private static final int MOST_LOGS = 100_000;

    private final TreeSet<String> logs = new TreeSet<>();
    private long unreadable;

    private CopyContents() {}

    /** @param checkpoints told of each checkpoint and its log */
    static CopyContents of(List<Path> files, BiConsumer<String, String> checkpoints) throws IOException {
        CopyContents contents = new CopyContents();
        for (Path file : files) {
            try (Lines lines = new Lines(file)) {
                for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                    contents.take(line.flatMap(JsonLine::read), checkpoints);
                }
            }
        }
        return contents;
    }

    List<String> logs() {
        return List.copyOf(logs);
    }

    /** How many lines are no JSON object, so that nobody knows whose they were. */
    long unreadable() {
        return unreadable;
    }

    private void take(Optional<JsonLine> line, BiConsumer<String, String> checkpoints) {
        if (line.isEmpty()) {
            unreadable++;
        }
        line.flatMap(read -> read.text("log")).ifPresent(log -> {
            if (logs.add(log) && logs.size() > MOST_LOGS) {
                throw new UnusableException("the copy holds more than 100,000 logs; choose one with --log.");
            }
            line.flatMap(read -> read.text("checkpoint")).ifPresent(note -> checkpoints.accept(log, note));
        });
    }
}
