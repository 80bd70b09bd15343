package dev.raven.core.access;

import dev.raven.api.access.Scope;
import java.util.Set;

/**
 * Somebody of a tenant's for whom its identity provider vouches.
 *
 * @param issuer who vouches
 * @param subject by which name the provider knows them for good; never given to somebody else (OpenID Connect Core 1.0, 2)
 * @param name what they are called there
 * @param scopes what the provider says they may do
 */
public record StaffMember(String issuer, String subject, String name, Set<Scope> scopes) {
    private static final int LONGEST_NAME = 256;

    public StaffMember {
        if (issuer.isBlank() || subject.isBlank() || subject.length() > 255) {
            throw new IllegalArgumentException("nobody is named");
        }
        if (scopes.contains(Scope.PLATFORM_ADMIN)) {
            throw new IllegalArgumentException("the operator is no member of a tenant's staff");
        }
        name = name.isBlank() ? subject : name.strip();
        name = name.substring(
                0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
        scopes = Set.copyOf(scopes);
    }
}
