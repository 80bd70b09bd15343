package dev.raven.api.tenant;

/** What Raven does with sensitive content in messages. */
public enum ContentPolicy {
    OFF,
    FLAG,
    REDACT,
    REJECT
}
