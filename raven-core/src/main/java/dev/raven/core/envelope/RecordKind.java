package dev.raven.core.envelope;

/** What a sealed record is; part of its context, so that one kind never opens as another. */
public enum RecordKind {
    TENANT,
    API_KEY,
    SUBJECT_KEY,
    USER,
    CONVERSATION,
    INTERACTION,
    BLOCK,
    IDEMPOTENCY,
    WEBHOOK_DELIVERY,
    WEBHOOK_SECRETS,
    AUDIT_KEYS,
    EXPORT,
    ATTESTATIONS
}
