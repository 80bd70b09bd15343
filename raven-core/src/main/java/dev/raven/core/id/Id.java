package dev.raven.core.id;

/** A typed, opaque, unguessable name of one thing. */
public sealed interface Id
        permits TenantId,
                UserId,
                ConversationId,
                InteractionId,
                EventId,
                ExportId,
                FactId,
                JobId,
                ApiKeyId,
                DeliveryId,
                ReceiptId,
                BackupId,
                SessionId {

    /** The id as clients and stores see it. */
    String value();
}
