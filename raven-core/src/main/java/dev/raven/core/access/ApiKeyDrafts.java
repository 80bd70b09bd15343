package dev.raven.core.access;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.caller.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes of a request what a key is to be. */
@Singleton
class ApiKeyDrafts {
    private final KeyGrants grants;
    private final Clock clock;

    @Inject
    ApiKeyDrafts(KeyGrants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    ApiKeyTerms draft(Caller caller, CreateApiKeyRequest request) {
        GrantRules rules = grants.rules(caller);
        return new ApiKeyTerms(
                request.name(),
                new KeyReach(
                        rules.scopes(scopes(request)),
                        rules.networks(Objects.requireNonNullElse(request.allowedCidrs(), List.of())),
                        expiry(rules, request)));
    }

    private static Set<Scope> scopes(CreateApiKeyRequest request) {
        if (request.scopes() != null && request.preset() == null) {
            return Set.copyOf(request.scopes());
        }
        if (request.preset() != null && request.scopes() == null) {
            return request.preset().scopes();
        }
        throw InvalidRequestException.of("scopes", "give scopes or preset, one of both.");
    }

    private Optional<Instant> expiry(GrantRules rules, CreateApiKeyRequest request) {
        if (request.expiresAt() != null && request.expiresInDays() != null) {
            throw InvalidRequestException.of("expires_at", "give expires_at or expires_in_days, not both.");
        }
        return request.expiresInDays() == null
                ? rules.expiry("expires_at", Optional.ofNullable(request.expiresAt()))
                : rules.expiry(
                        "expires_in_days", Optional.of(clock.instant().plus(Duration.ofDays(request.expiresInDays()))));
    }

    KnownApiKey change(Caller caller, KnownApiKey held, UpdateApiKeyRequest request) {
        GrantRules rules = grants.rules(caller);
        rules.requireAllScopesOf(held.stored().reach());
        KeyReach reach = new KeyReach(
                scopes(rules, held, request.scopes()),
                isKept(request.allowedCidrs())
                        ? held.stored().reach().allowedCidrs()
                        : rules.networks(Objects.requireNonNullElse(
                                request.allowedCidrs().over(null), List.of())),
                expiry(rules, held, request.expiresAt()));
        if (!reach.within(held.stored().reach())) {
            rules.requireAllOf(reach);
        }
        StoredApiKey stored = reach.equals(held.stored().reach())
                ? held.stored()
                : held.stored().reaching(reach);
        return new KnownApiKey(stored, name(held, request.name()), held.lastUsedAt());
    }

    private static String name(KnownApiKey held, Change<String> change) {
        String name = change.over(held.name());
        if (name == null || name.isBlank()) {
            throw InvalidRequestException.of("name", "must not be null or blank; leave it out to keep it.");
        }
        return name;
    }

    private static Set<Scope> scopes(GrantRules rules, KnownApiKey held, Change<List<Scope>> change) {
        if (change instanceof Change.Clear) {
            throw InvalidRequestException.of("scopes", "must not be null; revoke a key that is to do nothing.");
        }
        return change instanceof Change.Set<List<Scope>>(List<Scope> scopes)
                ? rules.scopes(Set.copyOf(scopes))
                : held.stored().reach().scopes();
    }

    /** The end of a key that has a successor is the end of its grace: nothing puts it off. */
    private static Optional<Instant> expiry(GrantRules rules, KnownApiKey held, Change<Instant> change) {
        Optional<Instant> end = held.stored().reach().expiresAt();
        if (isKept(change)) {
            return end;
        }
        Optional<Instant> wanted = rules.expiry("expires_at", Optional.ofNullable(change.over(null)));
        if (held.stored().fate().successor().isPresent()
                && !held.stored().reach().lasts(wanted)) {
            throw InvalidRequestException.of("expires_at", "can only be earlier, as the key was rotated.");
        }
        return wanted;
    }

    private static boolean isKept(Change<?> change) {
        return change instanceof Change.Keep;
    }
}
