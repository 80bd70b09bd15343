package dev.raven.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;

/**
 * Where backups lie: a directory, or a bucket. Files have names of parts between slashes, each of {@code A–Z a–z 0–9 . _ -}.
 * Every method throws {@link IOException} with what the operator can mend, in half a sentence, when the place does not take,
 * have or give a file.
 */
public interface BackupTarget extends AutoCloseable {

    /** Begins a file, which takes the place of one that has its name. */
    NewFile create(String name) throws IOException;

    /**
     * A file from its start.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    InputStream open(String name) throws IOException;

    /** The length of a file in bytes; -1 when there is none. */
    long length(String name) throws IOException;

    /** The names of all files that begin so, in their order; the caller closes the stream. */
    Stream<String> list(String prefix) throws IOException;

    /** Deletes a file; nothing happens when there is none. */
    void delete(String name) throws IOException;

    @Override
    void close();

    /** A file that is there for others once it is whole, and safe against a loss of power; closed before that, it never was. */
    interface NewFile extends AutoCloseable {

        /** Takes the content, of any length, without holding more than some MiB of it. */
        OutputStream content();

        /** Makes the file be there. */
        void commit() throws IOException;

        @Override
        void close() throws IOException;
    }
}
