package dev.raven.audit.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One file that only ever grows, and notices when somebody else touches it. */
final class CopyFile implements AutoCloseable {
    private final Path path;
    private final LocalDate day;
    private final FileChannel channel;
    private final Object inode;
    private final MessageDigest written = Sha256.start();
    private long size;
    private boolean torn;

    private CopyFile(Path path, LocalDate day, FileChannel channel) throws IOException {
        this.path = path;
        this.day = day;
        this.channel = channel;
        this.inode = Objects.requireNonNull(attributes().fileKey(), "a file system without inodes");
    }

    /** Makes a file for its owner's eyes, which must not be there yet. */
    static CopyFile create(Path path, LocalDate day) throws IOException {
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new CopyFile(path, day, channel);
    }

    Path path() {
        return path;
    }

    LocalDate day() {
        return day;
    }

    long size() {
        return size;
    }

    /** SHA-256 in lower-case hex of all that was written, whatever stands in the file now. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) written.clone()).digest());
        } catch (CloneNotSupportedException everyJdkCan) {
            throw new IllegalStateException(everyJdkCan);
        }
    }

    /** Takes back what a write left that failed half way, and could not be taken back then. */
    void mend() throws IOException {
        if (torn) {
            channel.truncate(size);
            channel.force(true);
            torn = false;
        }
    }

    /** What somebody did to the file, if anything. */
    Optional<String> touched() throws IOException {
        try {
            BasicFileAttributes now = attributes();
            if (!inode.equals(now.fileKey())) {
                return Optional.of("was replaced");
            }
            return now.size() == size
                    ? Optional.empty()
                    : Optional.of(now.size() < size ? "was truncated" : "was written to");
        } catch (NoSuchFileException gone) {
            return Optional.of("was removed or renamed");
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    /** Appends lines, and returns when they are on disk: all of them, or no part of any. */
    void append(List<byte[]> lines) throws IOException {
        ByteBuffer all =
                ByteBuffer.allocate(lines.stream().mapToInt(line -> line.length).sum());
        lines.forEach(all::put);
        all.flip();
        torn = true;
        try {
            force(all);
        } catch (IOException failed) {
            takeBack(failed);
            throw failed;
        }
        torn = false;
        size += all.limit();
        lines.forEach(written::update);
    }

    private void force(ByteBuffer all) throws IOException {
        while (all.hasRemaining()) {
            channel.write(all, size + all.position());
        }
        channel.force(true);
    }

    /** At once: a server that ends while the disk is full must not leave a line that looks as if a crash had cut it. */
    private void takeBack(IOException failed) {
        try {
            mend();
        } catch (IOException later) {
            failed.addSuppressed(later);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
