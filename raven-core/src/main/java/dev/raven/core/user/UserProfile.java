package dev.raven.core.user;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed of a user.
 *
 * @param externalRef the tenant's own name for the user, an opaque one by default
 */
public record UserProfile(
        @Nullable String externalRef, @Nullable String displayName, Map<String, Object> metadata) {

    Optional<String> reference() {
        return Optional.ofNullable(externalRef);
    }
}
