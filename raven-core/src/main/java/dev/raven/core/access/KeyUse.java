package dev.raven.core.access;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Instant;

/** @param minute in which a key was used, at its beginning */
public record KeyUse(TenantId tenant, ApiKeyId key, Instant minute) {}
