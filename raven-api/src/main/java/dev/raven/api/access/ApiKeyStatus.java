package dev.raven.api.access;

/** Where an API key is in its life. */
public enum ApiKeyStatus {
    ACTIVE,
    /** Active, and expires within 14 days. */
    EXPIRING,
    EXPIRED,
    REVOKED
}
