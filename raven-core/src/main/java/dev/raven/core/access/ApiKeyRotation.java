package dev.raven.core.access;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.usage.UsageStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts a new key in the place of an old one. The new one is kept before the old one is told of it in one step that only one
 * rotation can win; so a server killed in between leaves a listed key whose text nobody has, and the old one as it was.
 */
@Singleton
class ApiKeyRotation {
    private final KeyGrants grants;
    private final ApiKeyVault vault;
    private final ApiKeyMint mint;
    private final UsageStore usages;
    private final Clock clock;

    @Inject
    ApiKeyRotation(KeyGrants grants, ApiKeyVault vault, ApiKeyMint mint, UsageStore usages, Clock clock) {
        this.grants = grants;
        this.vault = vault;
        this.mint = mint;
        this.usages = usages;
        this.clock = clock;
    }

    /**
     * Makes a key with the name, scopes, allow-list and expiry of another, which ends when its grace does, and never later
     * than it would have.
     *
     * @throws dev.raven.api.problem.ForbiddenException when it reaches further than the caller's own
     * @throws NotFoundException when the tenant has no such key
     * @throws ConflictException when it has ended, or has a successor already
     */
    ApiKey rotate(Caller caller, Optional<ApiKeyId> id, Duration grace) {
        while (true) {
            KnownApiKey old =
                    id.flatMap(known -> vault.find(caller.tenantId(), known)).orElseThrow(ApiKeyRotation::notFound);
            Instant now = clock.instant();
            grants.rules(caller).requireAllOf(old.stored().reach());
            requireAlive(old.stored(), now);
            requireNoSuccessor(old.stored());
            ApiKey made = mint.mintSuccessor(old);
            usages.inherit(caller.tenantId(), old.stored().id(), made.stored().id());
            if (vault.replace(old, old.stored().succeeded(made.stored().id(), now.plus(grace)))) {
                return made;
            }
            mint.discard(made);
        }
    }

    /** @throws ConflictException when the key is revoked or expired: it never comes back */
    static void requireAlive(StoredApiKey key, Instant now) {
        if (!key.aliveAt(now)) {
            throw new ConflictException(
                    ProblemCode.API_KEY_ENDED, "The API key is revoked or expired; create another.");
        }
    }

    private static void requireNoSuccessor(StoredApiKey key) {
        if (key.fate().successor().isPresent()) {
            throw new ConflictException(
                    ProblemCode.ROTATION_IN_PROGRESS,
                    "The API key was rotated and works until its grace ends; rotate its successor.");
        }
    }

    static NotFoundException notFound() {
        return new NotFoundException("There is no such API key.");
    }
}
