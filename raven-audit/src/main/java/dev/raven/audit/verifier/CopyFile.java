package dev.raven.audit.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of one log in one file of a copy, one after the other. */
final class CopyFile implements Closeable {
    private final Lines lines;
    private final String log;
    private long sequence;
    private @Nullable JsonLine event;

    CopyFile(Path path, String log) throws IOException {
        this.lines = new Lines(path);
        this.log = log;
        advance();
    }

    boolean atEnd() {
        return event == null;
    }

    /** The sequence of the event that is next: what cannot be read has the one after that before. */
    long sequence() {
        return sequence;
    }

    JsonLine event() {
        if (event == null) {
            throw new IllegalStateException("there is no next event");
        }
        return event;
    }

    void advance() throws IOException {
        event = null;
        for (Optional<byte[]> line = lines.next(); line.isPresent() && event == null; ) {
            event = line.flatMap(JsonLine::read).filter(this::isEventOfLog).orElse(null);
            line = event == null ? lines.next() : line;
        }
        if (event != null) {
            sequence = event.object("event")
                    .flatMap(JsonLine::read)
                    .flatMap(read -> read.number("sequence"))
                    .orElse(sequence + 1);
        }
    }

    private boolean isEventOfLog(JsonLine line) {
        return line.object("event").isPresent()
                && line.text("log").filter(log::equals).isPresent();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
