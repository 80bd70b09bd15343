package dev.raven.api.encryption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a key; never the key.
 *
 * @param level {@code tenant} or {@code subject}
 * @param purpose {@code data}, {@code index} or {@code backup}; null for a subject key
 * @param userId whose key it is; null for a tenant key
 * @param state {@code pending}, {@code active}, {@code decrypt_only}, {@code rewrapping}, {@code retired},
 *     {@code destroy_scheduled}, {@code destroyed}, {@code suspended} or {@code compromised}
 * @param stateSince when it came to that state
 * @param uses records it may have sealed: counted ahead, so a few too many
 * @param wrappedBy the key service that wraps a tenant key: {@code local}, {@code aws}, {@code gcp}, {@code azure} or
 *     {@code vault}; {@code tenant} for a subject key
 * @param rotationDue whether it seals and is older than keys may get
 */
public record KeyView(
        String keyId,
        String level,
        @Nullable String purpose,
        @Nullable String userId,
        int version,
        String state,
        Instant createdAt,
        Instant stateSince,
        long ageDays,
        long uses,
        String wrappedBy,
        boolean rotationDue) {}
