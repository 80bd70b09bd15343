package dev.raven.core.backup;

import dev.raven.core.envelope.CanonicalBytes;
import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Writes and reads the archives of backups where they lie. */
@Singleton
class Archives {
    private static final String MARK = "begun";

    private final BackupTarget target;
    private final RandomGenerator random;

    @Inject
    Archives(BackupTarget target, RandomGenerator random) {
        this.target = target;
        this.random = random;
    }

    /**
     * Which archive of which backup it is: it opens as no other.
     *
     * @param attempt tells apart what two nodes write of the same, where one of them has lost the work without noticing
     */
    record Place(BackupId backup, TenantId tenant, BackupPart part, int volume, long attempt) {
        String name() {
            return BackupFile.name(tenant, part, volume, attempt);
        }
    }

    private static String path(BackupId backup, String name) {
        return backup + "/" + name;
    }

    private static byte[] context(BackupId backup, String name) {
        return new CanonicalBytes("raven/archive/v1")
                .add(backup.value())
                .add(name)
                .toByteArray();
    }

    /** An archive that was written, and where its reader stopped. */
    record Written(BackupFile file, BackupStore.Reading reading) {}

    /**
     * Writes an archive of what {@code read} hands over; it takes the place of one that has its name.
     *
     * @param goesOn is told often that it goes on; where it throws, nothing is written
     */
    Written write(Place place, KeyMaterial key, Runnable goesOn, Function<BackupStore.Sink, BackupStore.Reading> read)
            throws IOException {
        try (BackupTarget.NewFile file = target.create(path(place.backup(), place.name()))) {
            Tally tally = new Tally(file.content());
            ArchiveSink sink = new ArchiveSink(
                    new ArchiveWriter(tally, key, context(place.backup(), place.name()), random), goesOn);
            BackupStore.Reading reading = sink.fill(read);
            file.commit();
            return new Written(
                    new BackupFile(
                            place.name(),
                            place.tenant().value(),
                            place.part(),
                            place.volume(),
                            place.attempt(),
                            tally.bytes(),
                            tally.sha256(),
                            sink.records(),
                            reading.counts()),
                    reading);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Leaves a mark where the archives of a backup go, for {@link #requireMark}. */
    void mark(BackupId backup) throws IOException {
        try (BackupTarget.NewFile file = target.create(path(backup, MARK))) {
            file.content().write(0);
            file.commit();
        }
    }

    /** @throws IOException when another node began the backup, and this one sees another place */
    void requireMark(BackupId backup) throws IOException {
        if (target.length(path(backup, MARK)) < 0) {
            throw new IOException("the place where backups lie is not the one that another node has: share "
                    + BackupSettings.PLACE + " between nodes");
        }
    }

    /** Opens an archive. */
    ArchiveReader open(BackupId backup, BackupFile file, KeyMaterial key) throws IOException {
        InputStream in = target.open(path(backup, file.name()));
        try {
            return new ArchiveReader(in, key, context(backup, file.name()));
        } catch (IOException damaged) {
            in.close();
            throw damaged;
        }
    }

    /** @throws UnusableBackupException when the file is not there, or is not, byte for byte, what was written */
    void check(BackupId backup, BackupFile file) throws IOException {
        Tally tally = new Tally(OutputStream.nullOutputStream());
        try (InputStream in = target.open(path(backup, file.name()))) {
            in.transferTo(tally);
        } catch (NoSuchFileException gone) {
            throw new UnusableBackupException(path(backup, file.name()) + " is not there; take another backup.");
        }
        if (tally.bytes() != file.bytes() || !tally.sha256().equals(file.sha256())) {
            throw new UnusableBackupException(path(backup, file.name())
                    + " is not what was written: it was cut or changed; take another backup.");
        }
    }
}
