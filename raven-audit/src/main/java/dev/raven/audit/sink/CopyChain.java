package dev.raven.audit.sink;

import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files held against what they say of each other, in one pass over all of them in their order. */
final class CopyChain {
    private static final int MOST_FINDINGS = 100;

    private final List<AuditFinding> findings = new ArrayList<>();
    private FileHeader.@Nullable Previous before;
    private String name = "";
    private boolean first = true;

    /** The next file begins. */
    void begin(Path file) {
        String next = file.getFileName().toString();
        boolean follows = first || CopyDirectory.number(file) == CopyDirectory.number(Path.of(name)) + 1;
        name = next;
        if (!follows) {
            find("a file is missing before " + next);
            before = null;
        }
    }

    void header(FileHeader header) {
        FileHeader.Previous told = header.previous();
        if (before != null && told != null && !told.equals(before)) {
            find(before.file() + " is not what it was when it was closed");
        }
    }

    void damaged() {
        find(name + " has a line that Raven did not write");
    }

    /** The file ends. */
    void end(String sha256) {
        before = new FileHeader.Previous(name, sha256);
        first = false;
    }

    List<AuditFinding> findings() {
        return findings;
    }

    private void find(String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(AuditFault.COPY_DIFFERS, 0, detail));
        }
    }
}
