package dev.raven.core.backup;

import java.util.Locale;
import java.util.Optional;

/**
 * What of a tenant lies in one archive, in the order in which a backup reads it. People's data come first; then, once all tenants'
 * are read, the keys, and last the ledgers: a key that was made meanwhile is in, and one that was destroyed meanwhile is not, with
 * the ledger telling why.
 */
public enum BackupPart {
    /** People, their conversations and what is remembered of them. */
    MEMORY,
    /** The tenant's settings and API keys; of the platform, what all tenants share. */
    TENANT,
    /** The audit log with its tree and checkpoints. */
    AUDIT,
    /** Wrapped keys, which nothing opens but the operator's key. */
    KEYS,
    /** The deletion ledger. */
    LEDGER;

    /** Whether it is read once the others of all tenants are. */
    boolean isLate() {
        return this == KEYS || this == LEDGER;
    }

    /** The next of the same tenant in the same walk. */
    Optional<BackupPart> next() {
        return switch (this) {
            case MEMORY -> Optional.of(TENANT);
            case TENANT -> Optional.of(AUDIT);
            case KEYS -> Optional.of(LEDGER);
            case AUDIT, LEDGER -> Optional.empty();
        };
    }

    /** The name as it stands in names of files. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
