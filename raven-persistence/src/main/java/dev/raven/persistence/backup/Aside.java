package dev.raven.persistence.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file before it has its name; its lock tells {@link Leftovers} that somebody writes it. */
record Aside(FileChannel channel, Path path) implements AutoCloseable {

    /** Makes one that must not be there yet. */
    static Aside begin(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), DirectoryTree.OWNERS_FILE);
        Aside aside = new Aside(channel, path);
        try {
            channel.lock();
            return aside;
        } catch (IOException withoutLocks) {
            aside.close();
            throw withoutLocks;
        }
    }

    /** Deletes it where it still is. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
