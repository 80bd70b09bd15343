package dev.raven.core.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Puts what is read into one archive, until that is as large as one step of work should be. */
final class ArchiveSink implements BackupStore.Sink {
    private static final long ENOUGH = 64L << 20;
    /** Well within what a step may take, also where the rest of it is slow. */
    private static final long LONGEST_NANOS = 15_000_000_000L;

    /** After so many bytes, it rests for half of the time that they took: whoever asks meanwhile has a third of it. */
    private static final long SLICE = 256L << 10;

    private final ArchiveWriter archive;
    private final Runnable goesOn;
    private final long start = System.nanoTime();
    private long taken;
    private long rested = start;
    private long sliceEnd = SLICE;

    /** @param goesOn is told before each record, however many one person has */
    ArchiveSink(ArchiveWriter archive, Runnable goesOn) {
        this.archive = archive;
        this.goesOn = goesOn;
    }

    /** Lets it be filled, and ends the archive. */
    BackupStore.Reading fill(Function<BackupStore.Sink, BackupStore.Reading> read) throws IOException {
        try (archive) {
            return read.apply(this);
        }
    }

    @Override
    public void accept(StoredRecord record) {
        goesOn.run();
        try {
            archive.write(record);
            taken += record.size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (taken >= sliceEnd) {
            rest();
        }
    }

    private void rest() {
        LockSupport.parkNanos((System.nanoTime() - rested) / 2);
        rested = System.nanoTime();
        sliceEnd = taken + SLICE;
    }

    @Override
    public boolean isFull() {
        return taken >= ENOUGH || System.nanoTime() - start > LONGEST_NANOS;
    }

    long records() {
        return archive.records();
    }
}
