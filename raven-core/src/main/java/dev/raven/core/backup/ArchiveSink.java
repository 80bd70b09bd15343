package dev.raven.core.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Puts what is read into one archive, until that is as large as one step of work should be. */
final class ArchiveSink implements BackupStore.Sink {
    private static final long ENOUGH = 64L << 20;
    /** Well within what a step may take, also where the rest of it is slow. */
    private static final long LONGEST_NANOS = 15_000_000_000L;

    private final ArchiveWriter archive;
    private final long start = System.nanoTime();
    private long taken;

    ArchiveSink(ArchiveWriter archive) {
        this.archive = archive;
    }

    /** Lets it be filled, and ends the archive. */
    BackupStore.Reading fill(Function<BackupStore.Sink, BackupStore.Reading> read) throws IOException {
        try (archive) {
            return read.apply(this);
        }
    }

    @Override
    public void accept(StoredRecord record) {
        try {
            archive.write(record);
            taken += record.size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public boolean isFull() {
        return taken >= ENOUGH || System.nanoTime() - start > LONGEST_NANOS;
    }

    long records() {
        return archive.records();
    }
}
