package dev.raven.core.user;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.UserId;
import java.time.Instant;

/**
 * A user as it is stored.
 *
 * @param profile external reference, display name and metadata, sealed under the user's own key
 */
public record StoredUser(UserId id, Instant createdAt, Sealed profile) {}
