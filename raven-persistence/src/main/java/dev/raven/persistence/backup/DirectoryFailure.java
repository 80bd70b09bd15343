package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupSettings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the directory did not take or give a file, and what mends it. */
final class DirectoryFailure {
    private static final String PLACE = BackupSettings.PLACE;

    private DirectoryFailure() {}

    static IOException of(IOException failed) {
        return new IOException(words(failed), failed);
    }

    private static String words(IOException failed) {
        return switch (failed) {
            case NoSuchFileException missing ->
                "the directory of " + PLACE + " is missing; make it, or mount the disk that it is on";
            case AccessDeniedException denied ->
                "Raven may not read and write in " + PLACE + "; give the directory to the user that Raven runs as";
            case NotDirectoryException file -> inTheWay();
            case FileAlreadyExistsException file -> inTheWay();
            default -> words(reason(failed));
        };
    }

    private static String words(String reason) {
        return switch (reason) {
            case "No space left on device", "Disk quota exceeded", "File too large" ->
                "the disk of " + PLACE + " is full; free some of it, or name another directory";
            case "Read-only file system" -> "the disk of " + PLACE + " can only be read; mount it for writing";
            case "Not a directory", "Is a directory" -> inTheWay();
            default -> PLACE + " cannot be used: " + reason;
        };
    }

    private static String inTheWay() {
        return "something in " + PLACE + " is a file where a directory is needed, or the reverse; move it away";
    }

    /** Without the path that the library puts before it. */
    private static String reason(IOException failed) {
        String reason = failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
        return reason == null ? failed.getClass().getSimpleName() : reason;
    }
}
