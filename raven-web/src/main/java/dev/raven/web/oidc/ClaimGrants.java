package dev.raven.web.oidc;

import dev.raven.api.access.Scope;
import dev.raven.core.settings.Environment;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a claim about somebody lets them do.
 *
 * @param claim its name, such as {@code groups}; one within another is {@code realm_access.roles}
 * @param scopes what each of its values gives
 */
record ClaimGrants(String claim, Map<String, Set<Scope>> scopes) {

    /** Empty where nothing gives anything. */
    static Optional<ClaimGrants> from(Environment environment, String scopes) {
        String claim = environment.text("RAVEN_OIDC_CLAIM").orElse("groups");
        return environment
                .parsed(
                        scopes,
                        ClaimGrants::scopes,
                        "must be values of the claim with scopes that tenants' keys can have, such as"
                                + " auditors=audit:read;admins=tenant:admin,audit:read")
                .map(given -> new ClaimGrants(claim, given));
    }

    private static Map<String, Set<Scope>> scopes(String text) {
        Map<String, Set<Scope>> given = new LinkedHashMap<>();
        for (String one : text.split(";", -1)) {
            int equals = one.lastIndexOf('=');
            String value = one.substring(0, Math.max(equals, 0)).strip();
            if (value.isEmpty() || given.put(value, words(one.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("no value, or one twice");
            }
        }
        return Map.copyOf(given);
    }

    private static Set<Scope> words(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .map(name -> Scope.of(name)
                        .filter(scope -> scope != Scope.PLATFORM_ADMIN)
                        .orElseThrow(() -> new IllegalArgumentException("no scope of a tenant's")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All that the values of the claim give together; nothing where it is not there. */
    Set<Scope> of(Map<String, Object> claims) {
        return values(claims)
                .flatMap(value -> scopes.getOrDefault(value, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A name may hold a dot itself, as those that are URLs do: it is looked for whole first. */
    private Stream<String> values(Map<String, Object> claims) {
        @Nullable Object found = claims.get(claim);
        if (found == null) {
            found = claims;
            for (String step : claim.split("\\.")) {
                found = found instanceof Map<?, ?> inner ? inner.get(step) : null;
            }
        }
        Stream<?> all = found instanceof Collection<?> several ? several.stream() : Stream.ofNullable(found);
        return all.filter(String.class::isInstance).map(String.class::cast);
    }
}
