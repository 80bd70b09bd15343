package dev.raven.core.erasure;

/** What a legal hold means to an erasure. */
enum HoldRule {
    /** Nothing of whoever is under one is destroyed. */
    RESPECTED,
    /** It came with a backup that is older than the erasure, which would not have been done while it stood. */
    OUTDATED
}
