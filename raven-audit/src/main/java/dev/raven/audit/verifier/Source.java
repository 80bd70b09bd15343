package dev.raven.audit.verifier;

import dev.raven.audit.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file that was named, and what it is by how it begins. */
record Source(Path path, Kind kind) {

    enum Kind {
        EXPORT,
        COPY,
        CHECKPOINTS
    }

    static Source of(Path path) throws IOException {
        try (Lines lines = new Lines(path)) {
            byte[] first = lines.next()
                    .filter(line -> line.length > 0)
                    .orElseThrow(() -> new UnusableException(path + " is empty, or does not begin as a file should."));
            if (first[0] != '{') {
                return new Source(path, Kind.CHECKPOINTS);
            }
            boolean export = JsonLine.read(first)
                    .filter(line -> line.has(ExportHeader.MARK))
                    .isPresent();
            return new Source(path, export ? Kind.EXPORT : Kind.COPY);
        }
    }

    /** Verifier keys, one a line; empty lines and such that begin with # say nothing. */
    static List<VerifierKey> keys(Path path) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        try (Lines lines = new Lines(path)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = new String(line.get(), StandardCharsets.UTF_8).strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    keys.add(VerifierKey.parse(text));
                }
            }
        } catch (IllegalArgumentException notAKey) {
            throw new UnusableException(
                    path + " holds something that is no public key of Raven: " + notAKey.getMessage() + ".");
        }
        if (keys.stream().map(VerifierKey::name).distinct().count() != 1) {
            throw new UnusableException(path + " must hold public keys, all of one name.");
        }
        return keys;
    }
}
