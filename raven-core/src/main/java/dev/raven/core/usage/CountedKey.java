package dev.raven.core.usage;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Instant;

/**
 * What counting must know of an API key that came with a request.
 *
 * @param rotationDue whether another should take its place
 */
public record CountedKey(TenantId tenant, ApiKeyId key, Instant createdAt, boolean rotationDue) {}
