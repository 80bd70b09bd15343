package dev.raven.core.session;

import dev.raven.api.access.Scope;
import dev.raven.core.access.KeptKey;
import dev.raven.core.id.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody who is signed in, as it is stored: never the token itself, nor the key that it was exchanged for.
 *
 * @param sha256 SHA-256 of the whole token in lower-case hex
 * @param scopes those of the key when it was exchanged: what the key is given later, the session has not
 * @param idleExpiresAt it is valid strictly before, and never past {@link #expiresAt}
 */
public record Session(
        SessionId id, String sha256, KeptKey key, Set<Scope> scopes, Instant createdAt, Instant idleExpiresAt) {
    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(8);

    public Session {
        scopes = Set.copyOf(scopes);
    }

    static Session begun(SessionToken token, KeptKey key, Set<Scope> scopes, Instant now) {
        return new Session(token.id(), token.sha256(), key, scopes, now, now.plus(IDLE));
    }

    /** When it ends, however much it is used. */
    public Instant expiresAt() {
        return createdAt.plus(LONGEST);
    }

    boolean aliveAt(Instant now) {
        return now.isBefore(idleExpiresAt);
    }

    /** Constant time, so that the time taken tells nothing about the stored hash. */
    boolean isOf(SessionToken token) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), token.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    /** The same session, used at that time. */
    Session usedAt(Instant now) {
        Instant idle = now.plus(IDLE);
        return new Session(id, sha256, key, scopes, createdAt, idle.isBefore(expiresAt()) ? idle : expiresAt());
    }
}
