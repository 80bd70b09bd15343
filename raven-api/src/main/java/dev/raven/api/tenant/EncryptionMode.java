package dev.raven.api.tenant;

/** Whose key wraps a tenant's keys. */
public enum EncryptionMode {
    PLATFORM,
    BYOK
}
