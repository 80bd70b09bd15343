package dev.raven.web.startup;

import dev.raven.core.content.Redaction;
import dev.raven.core.startup.StartupProgress;
import dev.raven.web.ending.LastWord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Tells whoever started the server how the start went, in the file that the environment variable
 * {@code RAVEN_STATE_FILE} names: {@code ready},
 * {@code working} and at what, or {@code failed} and the reason; and {@code ended} at an end in order. A server that was started by
 * {@code ./raven} and failed ends itself, so that nothing is left half-started. Where nobody reads such a file, as somebody
 * deployed Raven to a server of theirs, that server goes on.
 */
@Singleton
public class Announcement implements StartupProgress {
    /** {@code EX_CONFIG} of sysexits.h. */
    public static final int EXIT_CONFIGURATION = 78;

    private final Optional<Path> file =
            Optional.ofNullable(System.getenv("RAVEN_STATE_FILE")).map(Path::of);

    private final LastWord last;

    @Inject
    Announcement(LastWord last) {
        this.last = last;
    }

    /** From here on an end in order is told, behind all who still have something to write: no exit code says it of every server. */
    void ready() {
        write("ready\n");
        last.ask(() -> write("ended\n"));
    }

    @Override
    public void tell(String what) {
        write("working " + what + "\n");
    }

    /** Returns only where the server is somebody else's. */
    void failed(String reason) {
        write("failed " + Redaction.of(reason).replaceAll("\\s+", " ") + "\n");
        if (file.isPresent()) {
            Runtime.getRuntime().halt(EXIT_CONFIGURATION);
        }
    }

    private void write(String state) {
        file.ifPresent(target -> {
            try {
                Path aside = target.resolveSibling(target.getFileName() + ".new");
                Files.writeString(aside, state);
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException unwritable) {
                throw new UncheckedIOException("RAVEN_STATE_FILE cannot be written", unwritable);
            }
        });
    }
}
