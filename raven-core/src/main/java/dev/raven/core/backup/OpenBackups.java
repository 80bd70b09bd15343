package dev.raven.core.backup;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.BackupId;
import dev.raven.core.key.ArchiveKeys;
import dev.raven.core.key.WrappedArchiveKey;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of the backup that this node works at; unwrapped once, as a key service may charge by the call. */
@Singleton
class OpenBackups {
    private static final String HEAD = "backup";

    private final BackupProgressStore progress;
    private final ArchiveKeys archiveKeys;
    private @Nullable Opened opened;

    @Inject
    OpenBackups(BackupProgressStore progress, ArchiveKeys archiveKeys) {
        this.progress = progress;
        this.archiveKeys = archiveKeys;
    }

    /** What is settled when a backup begins. */
    record Head(Instant startedAt, WrappedArchiveKey dataKey, WrappedArchiveKey keysKey) {}

    private record Opened(BackupId backup, Keys keys) {}

    /** The keys of one backup. */
    static final class Keys implements AutoCloseable {
        private final KeyMaterial data;
        private final KeyMaterial keys;

        Keys(KeyMaterial data, KeyMaterial keys) {
            this.data = data;
            this.keys = keys;
        }

        KeyMaterial of(BackupPart part) {
            return part == BackupPart.KEYS ? keys : data;
        }

        @Override
        public void close() {
            data.close();
            keys.close();
        }
    }

    /** Draws the keys of a new backup, unless it has some: what was sealed under those must open. */
    void begin(BackupId backup, Instant startedAt) {
        Head head = new Head(startedAt, archiveKeys.draw(), archiveKeys.draw());
        progress.putIfAbsent(backup, HEAD, BackupJson.write(head));
    }

    Head head(Map<String, String> noted) {
        String head = noted.get(HEAD);
        if (head == null) {
            throw new IllegalStateException("a backup that never began");
        }
        return BackupJson.read(head, Head.class);
    }

    synchronized Keys keys(BackupId backup) {
        if (opened == null || !opened.backup().equals(backup)) {
            close();
            Head head = head(progress.all(backup));
            opened = new Opened(backup, new Keys(archiveKeys.open(head.dataKey()), archiveKeys.open(head.keysKey())));
        }
        return opened.keys();
    }

    @PreDestroy
    synchronized void close() {
        if (opened != null) {
            opened.keys().close();
            opened = null;
        }
    }
}
