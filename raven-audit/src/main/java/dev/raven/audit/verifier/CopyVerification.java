package dev.raven.audit.verifier;

import dev.raven.audit.verification.LogReplay;
import dev.raven.audit.verification.LogStart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Verifies the copy of one log. Each node writes its own events into its own files, so all files are read side by side, always
 * the event with the smallest sequence next.
 */
final class CopyVerification implements Closeable {
    /** A batch that was not known to be written is written once more. */
    private static final int MOST_REPEATED = 1 << 12;

    private final List<CopyFile> files = new ArrayList<>();
    private final PriorityQueue<CopyFile> next = new PriorityQueue<>(Comparator.comparingLong(CopyFile::sequence));
    private final Map<Long, byte[]> seen = new LinkedHashMap<>();
    private final LogVerification log;
    private final Progress progress;

    /** @param log whose checkpoints are complete */
    CopyVerification(List<Path> paths, String id, LogVerification log, Progress progress) throws IOException {
        this.log = log;
        this.progress = progress;
        for (Path path : paths) {
            CopyFile file = new CopyFile(path, id);
            files.add(file);
            if (!file.atEnd()) {
                next.add(file);
            }
        }
    }

    Result verify() throws IOException {
        LogStart start =
                next.isEmpty() ? LogStart.FIRST : LogStart.somewhere(next.peek().sequence());
        LogReplay replay = new LogReplay(start, log.checkpoints(), log.findings());
        while (!next.isEmpty()) {
            CopyFile file = next.remove();
            take(file, replay);
            file.advance();
            if (!file.atEnd()) {
                next.add(file);
            }
            progress.events(replay.events());
        }
        replay.end(0);
        replay.requireProof();
        log.remark(
                replay.first() > 1,
                "The copy begins at event " + replay.first()
                        + ": the chain was compared from there; the tree cannot be, without all events before.");
        return log.result(replay.events(), replay.first(), replay.last(), replay.proven());
    }

    private void take(CopyFile file, LogReplay replay) {
        byte[] leafHash = ExportVerification.leafHash(file.event());
        byte[] before = seen.get(file.sequence());
        if (before == null || !Arrays.equals(before, leafHash)) {
            seen.put(file.sequence(), leafHash);
            replay.event(ExportVerification.event(file.event()), leafHash);
        }
        if (seen.size() > MOST_REPEATED) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    @Override
    public void close() throws IOException {
        for (CopyFile file : files) {
            file.close();
        }
    }
}
