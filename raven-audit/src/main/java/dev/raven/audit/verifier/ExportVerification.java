package dev.raven.audit.verifier;

import dev.raven.audit.verification.FilteredReplay;
import dev.raven.audit.verification.LogReplay;
import dev.raven.audit.verification.LogStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies an export, whole or filtered, line by line. */
final class ExportVerification {
    private final ExportHeader header;
    private final LogVerification log;
    private final Progress progress;

    /** @param log whose checkpoints are complete */
    ExportVerification(ExportHeader header, LogVerification log, Progress progress) {
        this.header = header;
        this.log = log;
        this.progress = progress;
    }

    static ExportHeader header(Path export) throws IOException {
        try (Lines lines = new Lines(export)) {
            return lines.next()
                    .flatMap(JsonLine::read)
                    .map(ExportHeader::read)
                    .orElseThrow(() -> new UnusableException(export + " is not an export."));
        }
    }

    Result verify(Path export) throws IOException {
        try (Lines lines = new Lines(export)) {
            lines.next(); // the header
            return header.start().isPresent() ? whole(lines, header.start().get()) : filtered(lines);
        }
    }

    private Result whole(Lines lines, LogStart start) throws IOException {
        LogReplay replay = new LogReplay(start, log.checkpoints(), log.findings());
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            Optional<JsonLine> read = line.flatMap(JsonLine::read)
                    .filter(json -> json.object("event").isPresent());
            if (read.isPresent()) {
                replay.event(event(read.get()), leafHash(read.get()));
            } else {
                replay.nothing();
            }
            progress.events(replay.events());
        }
        replay.end(header.to());
        replay.requireProof();
        log.remark(replay.first() > 1, beginning(replay));
        long newer = replay.last() - log.checkpoints().largest();
        log.remark(
                newer > 0 && log.checkpoints().largest() > 0,
                "The last " + newer
                        + " events are newer than the newest checkpoint: their chain was compared, but they are not signed yet.");
        return log.result(replay.events(), replay.first(), replay.last(), replay.proven());
    }

    /** What an export that begins later vouches for, and what it cannot. */
    private static String beginning(LogReplay replay) {
        String why = replay.prunedBy().isPresent()
                ? ": event " + replay.prunedBy().getAsLong() + " says that those up to " + (replay.first() - 1)
                        + " were to be pruned."
                : ", and no event in it says that those before were pruned: it was asked for from there, or they were"
                        + " dropped without a word.";
        return "The export begins at event " + replay.first() + why
                + " The hashes over them lead to what was signed, so they were there; nobody can tell from it what they said.";
    }

    private Result filtered(Lines lines) throws IOException {
        FilteredReplay replay = new FilteredReplay(header.treeSize(), log.checkpoints(), log.findings());
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            Optional<JsonLine> read = line.flatMap(JsonLine::read)
                    .filter(json -> json.object("event").isPresent());
            if (read.isPresent()) {
                replay.event(event(read.get()), leafHash(read.get()), read.get().hashes("hashes"));
            } else {
                replay.nothing();
            }
            progress.events(replay.events());
        }
        replay.requireProof();
        log.remark(true, "This is a chosen part of the log: whether other events were left out cannot be seen.");
        log.remark(
                replay.unproven() > 0,
                replay.unproven()
                        + " events are newer than the newest checkpoint of the export: they are not signed yet.");
        long proven =
                log.checkpoints().root(header.treeSize()).isPresent() ? Math.min(replay.last(), header.treeSize()) : 0;
        return log.result(replay.events(), replay.first(), replay.last(), proven)
                .chosen();
    }

    static byte[] event(JsonLine line) {
        return line.object("event").orElseThrow();
    }

    /** Where it cannot be read, a hash that no event has. */
    static byte[] leafHash(JsonLine line) {
        return line.hash("leaf_hash").orElse(new byte[0]);
    }
}
