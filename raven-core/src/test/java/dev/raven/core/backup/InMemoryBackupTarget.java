package dev.raven.core.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Backups in memory; a full place is one that takes so many bytes more. */
public final class InMemoryBackupTarget implements BackupTarget {
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private volatile long room = Long.MAX_VALUE;

    /** From now on no file may have more bytes than this. */
    public void fullAfter(long bytes) {
        room = bytes;
    }

    /** What a file holds, to look at or to spoil. */
    public byte[] bytes(String name) {
        return Optional.ofNullable(files.get(new FileName(name).value())).orElseThrow();
    }

    @Override
    public NewFile create(String name) {
        return new Unwritten(new FileName(name).value());
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] file = files.get(new FileName(name).value());
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(file);
    }

    @Override
    public long length(String name) {
        byte[] file = files.get(new FileName(name).value());
        return file == null ? -1 : file.length;
    }

    @Override
    public Stream<String> list(String prefix) {
        String beginning = FileName.beginning(prefix);
        return files.keySet().stream().filter(name -> name.startsWith(beginning));
    }

    @Override
    public void delete(String name) {
        files.remove(new FileName(name).value());
    }

    @Override
    public void close() {
        // memory has nothing to give back, and a test looks at it afterwards
    }

    private final class Unwritten implements NewFile {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final OutputStream content = new FilterOutputStream(bytes) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                open = open && bytes.size() + (long) length <= room;
                requireOpen();
                bytes.write(from, offset, length);
            }
        };
        private boolean open = true;

        private Unwritten(String name) {
            this.name = name;
        }

        @Override
        public OutputStream content() {
            return content;
        }

        @Override
        public void commit() throws IOException {
            requireOpen();
            open = false;
            files.put(name, bytes.toByteArray());
        }

        private void requireOpen() throws IOException {
            if (!open) {
                throw new IOException("the place of backups took no more of this file");
            }
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
