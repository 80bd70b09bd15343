package dev.raven.core.export;

import dev.raven.core.user.User;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;

/** All that is stored of a person, about to be written: never more of it than some exchanges is in memory at a time. */
public final class UserExport {
    private final User user;
    private final Instant at;
    private final PersonWalk walk;
    private final ExportFormat format;

    UserExport(User user, Instant at, PersonWalk walk, ExportFormat format) {
        this.user = user;
        this.at = at;
        this.walk = walk;
        this.format = format;
    }

    /** A name for the file. */
    public String fileName() {
        return "raven-" + user.id() + ".ndjson";
    }

    /**
     * Writes it. Where this throws, the last line is missing.
     *
     * @throws IOException when the one that reads it is gone
     * @throws dev.raven.core.key.NoKeyException when the person is erased meanwhile, or {@link
     *     dev.raven.api.problem.NotFoundException}
     * @throws dev.raven.api.problem.UnavailableException when the storage goes away in between
     */
    public void writeTo(OutputStream out) throws IOException {
        ExportFile file = new ExportFile(format, out);
        file.write(new ExportLine.Head(user.tenant(), user.id(), at));
        walk.walk(user, file::write);
        file.end(Map.of());
    }
}
