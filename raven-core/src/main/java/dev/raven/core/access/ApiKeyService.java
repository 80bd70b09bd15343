package dev.raven.core.access;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.audit.Audited;
import dev.raven.core.caller.Caller;
import dev.raven.core.network.SentNetworks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a tenant's administrator does with API keys. */
@Singleton
public class ApiKeyService {
    private final ApiKeyMint mint;
    private final Clock clock;

    @Inject
    ApiKeyService(ApiKeyMint mint, Clock clock) {
        this.mint = mint;
        this.clock = clock;
    }

    /**
     * Makes a further key.
     *
     * @throws ForbiddenException for a scope the caller does not hold: a key can only hand on what it has
     * @throws InvalidRequestException for an expiry in the past or given twice, or a network that is none
     */
    @Audited("api_key.create")
    public ApiKey create(Caller caller, CreateApiKeyRequest request) {
        Set<Scope> scopes = EnumSet.copyOf(request.scopes());
        requireHeld(scopes, caller);
        List<String> allowedCidrs = Objects.requireNonNullElse(request.allowedCidrs(), List.of());
        return mint.mint(
                caller.tenantId(),
                new ApiKeyTerms(
                        request.name(), scopes, SentNetworks.check("allowed_cidrs", allowedCidrs), expiry(request)));
    }

    private static void requireHeld(Set<Scope> scopes, Caller caller) {
        scopes.stream()
                .filter(scope -> !caller.holds(scope))
                .sorted()
                .findFirst()
                .ifPresent(missing -> {
                    throw new ForbiddenException(
                            ProblemCode.INSUFFICIENT_SCOPE,
                            "A key can only hand on scopes it holds; yours lacks " + missing.wireName() + ".");
                });
    }

    private Optional<Instant> expiry(CreateApiKeyRequest request) {
        if (request.expiresAt() != null && request.expiresInDays() != null) {
            throw InvalidRequestException.of("expires_at", "give expires_at or expires_in_days, not both.");
        }
        if (request.expiresInDays() != null) {
            return Optional.of(clock.instant().plus(Duration.ofDays(request.expiresInDays())));
        }
        if (request.expiresAt() != null && !request.expiresAt().isAfter(clock.instant())) {
            throw InvalidRequestException.of("expires_at", "must be in the future.");
        }
        return Optional.ofNullable(request.expiresAt());
    }
}
