package dev.raven.core.user;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed of a user.
 *
 * @param externalRef the tenant's own name for the user, an opaque one by default
 * @param hold why what is stored about the user must stay, where it must
 */
public record UserProfile(
        @Nullable String externalRef,
        @Nullable String displayName,
        Map<String, Object> metadata,
        @Nullable LegalHold hold) {

    UserProfile(@Nullable String externalRef, @Nullable String displayName, Map<String, Object> metadata) {
        this(externalRef, displayName, metadata, null);
    }

    Optional<String> reference() {
        return Optional.ofNullable(externalRef);
    }
}
