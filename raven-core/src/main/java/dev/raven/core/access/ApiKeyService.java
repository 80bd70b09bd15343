package dev.raven.core.access;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What a tenant's administrator does with API keys. No key ever gives another more than it has. */
@Singleton
public class ApiKeyService {
    private final ApiKeyDrafts drafts;
    private final ApiKeyMint mint;
    private final ApiKeyVault vault;
    private final ApiKeyChanges changes;
    private final ApiKeyRotation rotation;
    private final ApiKeyNews news;

    @Inject
    ApiKeyService(
            ApiKeyDrafts drafts,
            ApiKeyMint mint,
            ApiKeyVault vault,
            ApiKeyChanges changes,
            ApiKeyRotation rotation,
            ApiKeyNews news) {
        this.drafts = drafts;
        this.mint = mint;
        this.vault = vault;
        this.changes = changes;
        this.rotation = rotation;
        this.news = news;
    }

    /**
     * Makes a further key; without an expiry or an allow-list of its own, it has those of the caller's.
     *
     * @throws dev.raven.api.problem.ForbiddenException for a scope that the caller does not hold
     * @throws dev.raven.api.problem.InvalidRequestException for an expiry or an allow-list that the caller's key does not
     *     have itself, or that is none, and for both or neither of scopes and preset
     */
    @Audited("api_key.create")
    public ApiKey create(Caller caller, CreateApiKeyRequest request) {
        ApiKey made = mint.mint(caller.tenantId(), drafts.draft(caller, request));
        news.created(made);
        return made;
    }

    /** All keys, those that have ended, too; oldest first. */
    @Audited(value = "api_key.list", category = AuditCategory.DATA_READ)
    public Page<KnownApiKey> list(Caller caller, PageRange range) {
        return vault.list(caller.tenantId(), range);
    }

    /** @throws dev.raven.api.problem.NotFoundException when the tenant has no such key */
    @Audited(value = "api_key.read", category = AuditCategory.DATA_READ)
    public KnownApiKey find(Caller caller, @Recorded Optional<ApiKeyId> id) {
        return id.flatMap(known -> vault.find(caller.tenantId(), known)).orElseThrow(ApiKeyRotation::notFound);
    }

    /**
     * Changes what the request names.
     *
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such key
     * @throws dev.raven.api.problem.ForbiddenException for a scope, the key's or a new one, that the caller does not hold
     * @throws dev.raven.api.problem.ConflictException when the key has ended
     * @throws dev.raven.api.problem.InvalidRequestException for what the caller's key does not have itself, or what would
     *     lock the caller out
     */
    @Audited("api_key.update")
    public ChangedApiKey update(Caller caller, @Recorded Optional<ApiKeyId> id, UpdateApiKeyRequest request) {
        return id.flatMap(known -> changes.update(caller, known, request)).orElseThrow(ApiKeyRotation::notFound);
    }

    /**
     * Puts a new key in the place of an old one, which goes on working for its grace.
     *
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such key
     * @throws dev.raven.api.problem.ForbiddenException when it reaches further than the caller's own
     * @throws dev.raven.api.problem.ConflictException when it has ended, or was rotated before
     */
    @Audited("api_key.rotate")
    public ApiKey rotate(Caller caller, @Recorded Optional<ApiKeyId> id, RotateApiKeyRequest request) {
        int seconds = Objects.requireNonNullElse(request.graceSeconds(), 0);
        ApiKey successor = rotation.rotate(caller, id, Duration.ofSeconds(seconds));
        id.ifPresent(old -> news.rotated(old, successor));
        return successor;
    }

    /**
     * Ends a key for good, whatever it may do: who finds that a key is known to others must not need its scopes. Nothing
     * changes where it was revoked before.
     *
     * @throws dev.raven.api.problem.NotFoundException when the tenant has no such key
     */
    @Audited(value = "api_key.revoke", duringAlarm = true)
    public void revoke(Caller caller, @Recorded Optional<ApiKeyId> id) {
        boolean worked = id.flatMap(known -> changes.revoke(caller, known)).orElseThrow(ApiKeyRotation::notFound);
        if (worked) {
            id.ifPresent(revoked -> news.revoked(caller.tenantId(), revoked));
        }
    }
}
