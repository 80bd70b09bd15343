package dev.raven.audit.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of a node's own copies: {@code audit-<number>-<day>.ndjson}, in the order of their numbers. */
final class CopyDirectory implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("audit-([0-9]{8})-[0-9]{8}\\.ndjson");
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;
    private final long freeBytes;
    private @Nullable FileChannel lock;

    /** @param freeBytes what must stay free on its disk: another program that fills it finds the log already stopped */
    CopyDirectory(Path directory, long freeBytes) {
        this.directory = directory;
        this.freeBytes = freeBytes;
    }

    /** Makes the directory where it is not there, and keeps other nodes off it. */
    void open() throws IOException {
        Files.createDirectories(directory, OWNER_ONLY);
        if (lock == null || !Files.exists(lockFile())) {
            close();
            lock = locked();
        }
    }

    private FileChannel locked() throws IOException {
        FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldInThisJvm) {
            channel.close();
            throw new IOException("another Raven writes there", heldInThisJvm);
        }
        channel.close();
        throw new IOException("another Raven writes there");
    }

    private Path lockFile() {
        return directory.resolve("lock");
    }

    /** What an alarm leaves for the next start. */
    Path alarm() {
        return directory.resolve("rollback-alarm");
    }

    /** All files, the oldest first. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The number in a file's name. */
    static int number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("not the name of a copy");
        }
        return Integer.parseInt(name.group(1));
    }

    Path file(int number, LocalDate day) {
        return directory.resolve(
                String.format("audit-%08d-%s.ndjson", number, day.format(DateTimeFormatter.BASIC_ISO_DATE)));
    }

    /** Asked of the file, as {@code Files.getFileStore} reads the table of all mounts each time. */
    void requireRoom(long bytes) throws IOException {
        if (directory.toFile().getUsableSpace() - bytes < freeBytes) {
            throw new IOException("the disk of the audit directory is nearly full");
        }
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
