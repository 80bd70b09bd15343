package dev.raven.core.key;

/** What a tenant key is for. One key never serves two purposes (NIST SP 800-57 part 1, 5.2). */
public enum KeyPurpose {
    /** Wraps subject keys and seals the tenant's own records. */
    DATA,
    /** Keys the hashes by which sealed values are looked up. */
    INDEX,
    /** Seals backups. */
    BACKUP
}
