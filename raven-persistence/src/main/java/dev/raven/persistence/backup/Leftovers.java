package dev.raven.persistence.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Half-written files of a Raven that was killed: they take room, and may hold keys that were to be gone. One that another node
 * still writes is locked, however old it is, and stays.
 */
final class Leftovers {

    private Leftovers() {}

    static void remove(Path partial) throws IOException {
        if (Files.isDirectory(partial)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(partial)) {
                for (Path file : files) {
                    removeUnlessLocked(file);
                }
            }
        }
    }

    private static void removeUnlessLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (isFree(channel)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException renamedSince) {
            return;
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        }
    }
}
