package dev.raven.core.key;

/** Where a version of a key is in its life (after NIST SP 800-57 part 1, 7). Exactly one version is active. */
public enum KeyState {
    PENDING,
    ACTIVE,
    DECRYPT_ONLY,
    REWRAPPING,
    RETIRED,
    DESTROY_SCHEDULED,
    DESTROYED,
    SUSPENDED,
    COMPROMISED
}
