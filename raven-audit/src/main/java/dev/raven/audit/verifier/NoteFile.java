package dev.raven.audit.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A file of checkpoints: signed notes, an empty line between one and the next. */
final class NoteFile {
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final StringBuilder note = new StringBuilder();
    private final Consumer<String> notes;
    private boolean signatures;

    private NoteFile(Consumer<String> notes) {
        this.notes = notes;
    }

    /** Gives on each note, whatever it is worth. */
    static void read(Path path, Consumer<String> notes) throws IOException {
        NoteFile file = new NoteFile(notes);
        try (Lines lines = new Lines(path)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                file.take(new String(line.get(), StandardCharsets.UTF_8));
            }
        }
        file.end();
    }

    /** A text has no empty line of its own: the first one ends it, the second one the signatures. */
    private void take(String line) {
        if (!line.isEmpty()) {
            append(line);
        } else if (signatures) {
            end();
        } else if (!note.isEmpty()) {
            append(line);
            signatures = true;
        }
    }

    private void append(String line) {
        if (note.length() <= MOST_CHARACTERS) { // beyond, it is none, and is said to be none
            note.append(line).append('\n');
        }
    }

    private void end() {
        if (!note.isEmpty()) {
            notes.accept(note.toString());
        }
        note.setLength(0);
        signatures = false;
    }
}
