package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what backups have so far in memory. */
public final class InMemoryBackupProgressStore implements BackupProgressStore {
    private final Map<BackupId, Map<String, String>> kept = new ConcurrentHashMap<>();

    @Override
    public void put(BackupId backup, String name, String text) {
        of(backup).put(name, text);
    }

    @Override
    public void putIfAbsent(BackupId backup, String name, String text) {
        of(backup).putIfAbsent(name, text);
    }

    @Override
    public Map<String, String> all(BackupId backup) {
        return new TreeMap<>(kept.getOrDefault(backup, Map.of()));
    }

    @Override
    public void forget(BackupId backup) {
        kept.remove(backup);
    }

    private Map<String, String> of(BackupId backup) {
        return kept.computeIfAbsent(backup, none -> new ConcurrentHashMap<>());
    }
}
