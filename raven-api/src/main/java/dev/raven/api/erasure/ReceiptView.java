package dev.raven.api.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of an erasure.
 *
 * @param completedAt null, with all below it, while the erasure of a tenant is under way
 * @param finalAt from when on no backup of a key can undo it; null where no key was destroyed
 * @param signature all of it as a C2SP signed note
 */
public record ReceiptView(
        String receiptId,
        String subjectType,
        String subject,
        DestroyedView destroyed,
        @Nullable Instant completedAt,
        @Nullable Instant finalAt,
        @Nullable Long auditSequence,
        @Nullable String signature) {}
