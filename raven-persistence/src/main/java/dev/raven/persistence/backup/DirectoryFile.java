package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupTarget.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that is written aside, and renamed when it is on disk. */
final class DirectoryFile implements NewFile {
    private static final int BUFFER = 1 << 16;

    private final DirectoryTree tree;
    private final Aside aside;
    private final Path whole;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final OutputStream content = new Content();

    /** No longer once a write failed: a file with a hole in it must never be there. */
    private boolean open = true;

    DirectoryFile(DirectoryTree tree, Aside aside, Path whole) {
        this.tree = tree;
        this.aside = aside;
        this.whole = whole;
    }

    @Override
    public OutputStream content() {
        return content;
    }

    @Override
    public void commit() throws IOException {
        content.flush();
        open = false;
        try {
            aside.channel().force(true);
            tree.rename(aside.path(), whole);
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("the file is whole or given up; begin it anew");
        }
    }

    private void drain() throws IOException {
        open = false;
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                aside.channel().write(buffer);
            }
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
        buffer.clear();
        open = true;
    }

    @Override
    public void close() throws IOException {
        open = false;
        try {
            aside.close();
        } catch (IOException failed) {
            throw DirectoryFailure.of(failed);
        }
    }

    private final class Content extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            requireOpen();
            int end = offset + length;
            for (int at = offset; at < end; ) {
                if (!buffer.hasRemaining()) {
                    drain();
                }
                int step = Math.min(buffer.remaining(), end - at);
                buffer.put(from, at, step);
                at += step;
            }
        }

        @Override
        public void flush() throws IOException {
            requireOpen();
            drain();
        }

        @Override
        public void close() throws IOException {
            if (open) {
                drain();
            }
        }
    }
}
