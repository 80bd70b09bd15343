package dev.raven.api.tenant;

/** What Raven does with an external reference that looks like personal data. */
public enum ExternalRefPolicy {
    REJECT_PII,
    ALLOW
}
