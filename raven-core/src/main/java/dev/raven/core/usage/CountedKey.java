package dev.raven.core.usage;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Instant;

/**
 * What counting must know of an API key that came with a request.
 *
 * @param successor whether it took another's place, whose networks are its own from the beginning
 * @param rotationDue whether another should take its place
 */
public record CountedKey(TenantId tenant, ApiKeyId key, Instant createdAt, boolean successor, boolean rotationDue) {}
