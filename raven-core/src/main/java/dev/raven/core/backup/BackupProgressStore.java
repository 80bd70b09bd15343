package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import dev.raven.core.id.PlatformWide;
import java.util.Map;

/**
 * What a backup that is being taken has so far, so that any node goes on with it. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface BackupProgressStore {

    /** Keeps a text under a name, in the place of one it had. */
    @PlatformWide("a backup is of all")
    void put(BackupId backup, String name, String text);

    /** Keeps a text under a name that has none. */
    @PlatformWide("a backup is of all")
    void putIfAbsent(BackupId backup, String name, String text);

    /** All texts by their names; none when the backup is complete, or never began. */
    @PlatformWide("a backup is of all")
    Map<String, String> all(BackupId backup);

    @PlatformWide("a backup is of all")
    void forget(BackupId backup);
}
