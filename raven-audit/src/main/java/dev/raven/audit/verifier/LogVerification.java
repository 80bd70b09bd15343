package dev.raven.audit.verifier;

import dev.raven.audit.note.VerifierKey;
import dev.raven.audit.verification.Checkpoints;
import dev.raven.audit.verification.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is gathered of one log while it is verified: its checkpoints, and what is wrong with it. */
final class LogVerification {
    private final String log;
    private final Findings findings = new Findings();
    private final Checkpoints checkpoints;
    private final List<String> remarks = new ArrayList<>();

    LogVerification(String log, List<VerifierKey> keys) {
        this.log = log;
        this.checkpoints = new Checkpoints(keys.getFirst().name() + "/" + log, keys, findings);
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    Findings findings() {
        return findings;
    }

    void checkpointsOf(List<Path> files) throws IOException {
        for (Path file : files) {
            NoteFile.read(file, this::checkpoint);
        }
    }

    void checkpoint(String note) {
        try {
            checkpoints.add(note);
        } catch (IllegalStateException tooMany) {
            throw new UnusableException("there are " + tooMany.getMessage() + "; give fewer.");
        }
    }

    /** To be called when the last checkpoint was added. */
    void compareTimes(Instant since, Instant now) {
        checkpoints.compareTimes();
        checkpoints.requireOneSince(since);
        checkpoints.requireNoneAfter(now);
    }

    void remark(boolean holds, String remark) {
        if (holds) {
            remarks.add(remark);
        }
    }

    Result result(long events, long from, long to, long proven) {
        return new Result(log, events, from, to, proven, true, checkpoints, findings, List.copyOf(remarks));
    }
}
