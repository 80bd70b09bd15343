package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.network.SentNetworks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a key may give to another: nothing that it has not itself. Otherwise somebody with a key that ends tomorrow, or works in
 * one office only, would make one that does not.
 */
final class GrantRules {
    private final KeyReach grant;
    private final Instant now;

    /** @param grant how far the key reaches that gives */
    GrantRules(KeyReach grant, Instant now) {
        this.grant = grant;
        this.now = now;
    }

    Set<Scope> scopes(Set<Scope> wanted) {
        missing(wanted).ifPresent(lacking -> {
            throw new ForbiddenException(
                    ProblemCode.INSUFFICIENT_SCOPE,
                    "A key can only hand on scopes it holds; yours lacks " + lacking.wireName() + ".");
        });
        return wanted;
    }

    /** @return those of the giving key where none are wanted */
    List<String> networks(List<String> wanted) {
        if (wanted.isEmpty()) {
            return grant.allowedCidrs();
        }
        SentNetworks.check("allowed_cidrs", wanted);
        for (int i = 0; i < wanted.size(); i++) {
            if (!grant.covers(List.of(wanted.get(i)))) {
                throw InvalidRequestException.of(
                        "allowed_cidrs[" + i + "]", "must lie within the networks that your own key may be used from.");
            }
        }
        return wanted;
    }

    /**
     * @param field where it was sent
     * @return that of the giving key where none is wanted
     */
    Optional<Instant> expiry(String field, Optional<Instant> wanted) {
        if (wanted.isEmpty()) {
            return grant.expiresAt();
        }
        if (!wanted.get().isAfter(now)) {
            throw InvalidRequestException.of(field, "must be in the future.");
        }
        if (!grant.lasts(wanted)) {
            throw InvalidRequestException.of(field, "must not be after the end of your own key.");
        }
        return wanted;
    }

    /** Refuses to touch a key that may do what the giving key may not. */
    void requireAllScopesOf(KeyReach other) {
        missing(other.scopes()).ifPresent(lacking -> {
            throw new ForbiddenException(
                    ProblemCode.INSUFFICIENT_SCOPE,
                    "This needs an API key with all scopes of that key; yours lacks " + lacking.wireName() + ".");
        });
    }

    /** Refuses to give out another key that reaches as far, or to widen one to that. */
    void requireAllOf(KeyReach other) {
        requireAllScopesOf(other);
        if (!other.within(grant)) {
            throw new ForbiddenException(
                    ProblemCode.INSUFFICIENT_SCOPE,
                    "That key works for longer, or from more networks, than yours; use one that reaches as far.");
        }
    }

    private Optional<Scope> missing(Set<Scope> wanted) {
        return wanted.stream()
                .filter(scope -> !grant.scopes().contains(scope))
                .sorted()
                .findFirst();
    }
}
