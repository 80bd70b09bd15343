package dev.raven.core.user;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.UserId;
import java.time.Instant;

/**
 * A user as it is stored.
 *
 * @param held whether it is under a legal hold
 * @param profile external reference, display name, metadata and why it is held, sealed under the user's own key
 */
public record StoredUser(UserId id, Instant createdAt, boolean held, Sealed profile) {}
