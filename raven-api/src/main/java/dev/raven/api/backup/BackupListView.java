package dev.raven.api.backup;

import java.util.List;

/** Backups, newest first, with the page they are. */
public record BackupListView(List<BackupView> backups, int limit, int offset, long total, boolean hasMore) {}
