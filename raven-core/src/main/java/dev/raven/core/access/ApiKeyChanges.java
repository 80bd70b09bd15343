package dev.raven.core.access;

import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.api.patch.Change;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.tenant.SelfLockout;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Changes and ends API keys. */
@Singleton
class ApiKeyChanges {
    private final ApiKeyDrafts drafts;
    private final ApiKeyVault vault;
    private final Clock clock;

    @Inject
    ApiKeyChanges(ApiKeyDrafts drafts, ApiKeyVault vault, Clock clock) {
        this.drafts = drafts;
        this.vault = vault;
        this.clock = clock;
    }

    Optional<ChangedApiKey> update(Caller caller, ApiKeyId id, UpdateApiKeyRequest request) {
        return vault.change(caller.tenantId(), id, held -> changed(caller, held, request))
                .map(key -> new ChangedApiKey(key, fields(request)));
    }

    private KnownApiKey changed(Caller caller, KnownApiKey held, UpdateApiKeyRequest request) {
        KnownApiKey changed = drafts.change(caller, held, request);
        ApiKeyRotation.requireAlive(held.stored(), clock.instant());
        if (caller.keyId().filter(held.stored().id()::equals).isPresent()) {
            SelfLockout.refuse("allowed_cidrs", changed.stored().reach().allowedCidrs(), caller);
        }
        return changed;
    }

    /**
     * Revokes a key once and for all; when it was, stays.
     *
     * @return false where it was revoked before; empty where there is no such key
     */
    Optional<Boolean> revoke(Caller caller, ApiKeyId id) {
        AtomicBoolean first = new AtomicBoolean();
        return vault.change(caller.tenantId(), id, held -> {
                    first.set(held.stored().fate().revokedAt().isEmpty());
                    return first.get()
                            ? new KnownApiKey(held.stored().revoked(clock.instant()), held.name(), held.lastUsedAt())
                            : held;
                })
                .map(key -> first.get());
    }

    private static List<String> fields(UpdateApiKeyRequest request) {
        Map<String, Change<?>> all = Map.of(
                "name", request.name(),
                "scopes", request.scopes(),
                "allowed_cidrs", request.allowedCidrs(),
                "expires_at", request.expiresAt());
        return all.keySet().stream()
                .filter(field -> !(all.get(field) instanceof Change.Keep))
                .sorted()
                .toList();
    }
}
