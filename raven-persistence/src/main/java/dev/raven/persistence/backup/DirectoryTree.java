package dev.raven.persistence.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Changes below one directory that a loss of power does not undo.
 *
 * @param root the directory, links resolved; it is never made nor deleted here
 */
record DirectoryTree(Path root) {
    static final FileAttribute<?> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Makes a directory, and those above it. */
    void makeDirectory(Path directory) throws IOException {
        if (!directory.equals(root) && !Files.isDirectory(directory)) {
            makeDirectory(above(directory));
            makeOne(directory);
            sync(above(directory));
        }
    }

    private static void makeOne(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, OWNERS_DIRECTORY);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(directory)) {
                throw there;
            }
        }
    }

    /** Gives a file that is on disk its name, in place of another. */
    void rename(Path aside, Path whole) throws IOException {
        makeDirectory(above(whole));
        Files.move(aside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(above(whole));
    }

    /** Deletes a file, and the directories above it that are empty then. */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path directory = above(file);
        while (!directory.equals(root) && deleteEmpty(directory)) {
            directory = above(directory);
        }
        sync(directory);
    }

    private static boolean deleteEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (DirectoryNotEmptyException othersLieThere) {
            return false;
        }
    }

    private static Path above(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
