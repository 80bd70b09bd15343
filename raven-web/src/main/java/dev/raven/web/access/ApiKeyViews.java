package dev.raven.web.access;

import dev.raven.api.access.ApiKeyView;
import dev.raven.api.access.CreatedApiKeyView;
import dev.raven.api.access.Scope;
import dev.raven.core.access.ApiKey;
import dev.raven.core.access.KnownApiKey;
import dev.raven.core.access.StoredApiKey;
import dev.raven.core.id.ApiKeyId;
import java.time.Instant;
import java.util.List;

/** API keys as a client sees them. */
final class ApiKeyViews {
    private ApiKeyViews() {}

    static ApiKeyView of(KnownApiKey key, Instant now) {
        StoredApiKey stored = key.stored();
        return new ApiKeyView(
                stored.id().value(),
                key.name(),
                stored.prefix().toString(),
                scopes(stored),
                stored.reach().allowedCidrs(),
                stored.createdAt(),
                key.lastUsedAt().orElse(null),
                stored.reach().expiresAt().orElse(null),
                stored.statusAt(now),
                key.ageAt(now),
                key.rotationDueAt(now),
                stored.fate().exposedAt().isPresent(),
                stored.fate().exposedAt().orElse(null),
                stored.fate().predecessor().map(ApiKeyId::value).orElse(null),
                stored.fate().successor().map(ApiKeyId::value).orElse(null));
    }

    /** The one time that the key itself is shown. */
    static CreatedApiKeyView of(ApiKey created) {
        StoredApiKey stored = created.stored();
        return new CreatedApiKeyView(
                stored.id().value(),
                created.name(),
                created.text().reveal(),
                created.text().prefix(),
                scopes(stored),
                stored.reach().allowedCidrs(),
                stored.createdAt(),
                null,
                stored.reach().expiresAt().orElse(null),
                stored.statusAt(stored.createdAt()),
                0,
                false,
                stored.fate().predecessor().map(ApiKeyId::value).orElse(null));
    }

    private static List<Scope> scopes(StoredApiKey stored) {
        return stored.reach().scopes().stream().sorted().toList();
    }
}
