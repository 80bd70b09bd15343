package dev.raven.core.access;

import dev.raven.core.id.ApiKeyId;
import java.time.Instant;
import java.util.Optional;

/**
 * What has become of an API key since it was made.
 *
 * @param revokedAt from when on it is refused for good
 * @param exposedAt when it first came over a connection that anybody could read
 * @param predecessor the key it was made in the place of
 * @param successor the key that was made in its place
 */
public record KeyFate(
        Optional<Instant> revokedAt,
        Optional<Instant> exposedAt,
        Optional<ApiKeyId> predecessor,
        Optional<ApiKeyId> successor) {
    static final KeyFate NEW = ofSuccessorTo(Optional.empty());

    static KeyFate ofSuccessorTo(Optional<ApiKeyId> predecessor) {
        return new KeyFate(Optional.empty(), Optional.empty(), predecessor, Optional.empty());
    }
}
